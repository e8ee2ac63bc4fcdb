using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters.Evidence;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Verification;

/// <summary>Reads the document security store, within bounds.</summary>
internal static class SecurityStoreReading
{
    private const int MostItems = 200;
    private const int LargestItem = 8 * 1024 * 1024;
    private const int LargestStore = 64 * 1024 * 1024;

    public static ValidationData Read(PdfObjects objects)
    {
        if (objects.Get<DictionaryToken>(objects.Catalog, "DSS") is not { } store)
        {
            return ValidationData.None;
        }

        var left = LargestStore;
        return new(Items("Certs"), Items("OCSPs"), Items("CRLs"));

        List<byte[]> Items(string kind)
        {
            var items = new List<byte[]>();
            foreach (var item in (objects.Get<ArrayToken>(store, kind)?.Data ?? []).Take(MostItems))
            {
                if (objects.Resolve(item) is StreamToken stream && objects.Content(stream, Math.Min(LargestItem, left)) is { } content)
                {
                    left -= content.Length;
                    items.Add(content);
                }
            }

            return items;
        }
    }

    /// <summary>Those that can be read.</summary>
    public static X509Certificate2Collection Certificates(ValidationData store)
    {
        var certificates = new X509Certificate2Collection();
        foreach (var item in store.Certificates)
        {
            try
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(item));
            }
            catch (CryptographicException)
            {
                // One that cannot be read proves nothing, and hinders nothing.
            }
        }

        return certificates;
    }
}
