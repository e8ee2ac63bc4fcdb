using System.Security.Cryptography.Pkcs;
using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters.Verification;

/// <summary>The baseline level of EN 319 142-1, clause 6, which each build on the one before.</summary>
internal static class PadesLevel
{
    public static string? Of(PdfSignature signature, SignedCms cms, bool timestamped, bool proven, bool archived) =>
        signature.SubFilter == "ETSI.CAdES.detached"
        && signature.ClaimedAt is not null
        && !CmsReading.HasSigningTime(cms)
        && CmsReading.Attribute(cms.SignerInfos[0], SigningCertificate.Version2) is not null
            ? (timestamped, proven, archived) switch
            {
                (false, _, _) => SigningLevel.Basic.Word(),
                (_, false, _) => SigningLevel.Timestamped.Word(),
                (_, _, false) => SigningLevel.LongTerm.Word(),
                _ => SigningLevel.Archived.Word(),
            }
            : null;
}
