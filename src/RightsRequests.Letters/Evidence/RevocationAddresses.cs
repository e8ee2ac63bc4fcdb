using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509.Extension;
using Bc = Org.BouncyCastle.X509;

namespace RightsRequests.Letters.Evidence;

/// <summary>Where a certificate says that its status is told (RFC 5280, 4.2.2.1 and 4.2.1.13); HTTP only.</summary>
internal static class RevocationAddresses
{
    private const int Most = 4;

    public static IReadOnlyList<Uri> Ocsp(Bc.X509Certificate certificate) => Access(certificate, AccessDescription.IdADOcsp);

    /// <summary>Where the certificate of the issuer lies.</summary>
    public static IReadOnlyList<Uri> Issuers(Bc.X509Certificate certificate) => Access(certificate, AccessDescription.IdADCAIssuers);

    public static IReadOnlyList<Uri> Lists(Bc.X509Certificate certificate) =>
        certificate.GetExtensionValue(X509Extensions.CrlDistributionPoints) is { } extension
            ? Http(CrlDistPoint.GetInstance(X509ExtensionUtilities.FromExtensionValue(extension)).GetDistributionPoints()
                .Where(point => point.DistributionPointName is { Type: DistributionPointName.FullName })
                .SelectMany(point => GeneralNames.GetInstance(point.DistributionPointName.Name).GetNames()))
            : [];

    private static List<Uri> Access(Bc.X509Certificate certificate, DerObjectIdentifier method) =>
        certificate.GetExtensionValue(X509Extensions.AuthorityInfoAccess) is { } extension
            ? Http(AuthorityInformationAccess.GetInstance(X509ExtensionUtilities.FromExtensionValue(extension)).GetAccessDescriptions()
                .Where(one => one.AccessMethod.Equals(method))
                .Select(one => one.AccessLocation))
            : [];

    private static List<Uri> Http(IEnumerable<GeneralName> names) =>
    [
        .. names.Where(name => name.TagNo == GeneralName.UniformResourceIdentifier)
            .Select(name => Uri.TryCreate(DerIA5String.GetInstance(name.Name).GetString(), UriKind.Absolute, out var address) ? address : null)
            .OfType<Uri>()
            .Where(address => address.Scheme is "http" or "https")
            .Take(Most),
    ];
}
