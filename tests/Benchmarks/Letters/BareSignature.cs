using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>The bound of signing: the CMS of the platform over the same bytes, with nothing around it.</summary>
internal static class BareSignature
{
    /// <param name="authority">Null: without the time.</param>
    public static async Task<int> SignAsync(byte[] content, X509Certificate2 certificate, ITimeAuthority? authority, CancellationToken cancel)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(new CmsSigner(certificate) { IncludeOption = X509IncludeOption.EndCertOnly }, silent: true);
        if (authority is not null)
        {
            await authority.StampAsync(SHA256.HashData(cms.SignerInfos[0].GetSignature()), cancel);
        }

        return cms.Encode().Length;
    }
}
