using System.Security.Cryptography.Pkcs;
using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters.Verification;

/// <summary>The baseline level of EN 319 142-1, clause 6, as far as it can be read from the signature alone.</summary>
internal static class PadesLevel
{
    public static string? Of(PdfSignature signature, SignedCms cms, bool timestamped) =>
        signature.SubFilter == "ETSI.CAdES.detached"
        && signature.ClaimedAt is not null
        && !CmsReading.HasSigningTime(cms)
        && CmsReading.Attribute(cms.SignerInfos[0], SigningCertificate.Version2) is not null
            ? timestamped ? "B-T" : "B-B"
            : null;
}
