using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>The bound of signing: the CMS of the platform over the same bytes, with nothing around it.</summary>
internal static class BareSignature
{
    public static SignedCms Sign(byte[] content, X509Certificate2 certificate)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(new CmsSigner(certificate) { IncludeOption = X509IncludeOption.EndCertOnly }, silent: true);
        _ = cms.Encode();
        return cms;
    }

    public static Task SignAndStampAsync(byte[] content, X509Certificate2 certificate, ITimeAuthority authority, CancellationToken cancel) =>
        authority.StampAsync(SHA256.HashData(Sign(content, certificate).SignerInfos[0].GetSignature()), cancel);
}
