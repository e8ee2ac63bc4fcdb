using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace RightsRequests.Letters.Signing;

/// <summary>Adds the time to a signature (EN 319 122-1, 5.3): a timestamp over its value, among what is not signed.</summary>
internal static class TimestampedCms
{
    public const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";

    public static async Task StampAsync(SignedCms cms, ITimeAuthority authority, CancellationToken cancel)
    {
        var signer = cms.SignerInfos[0];
        var token = await authority.StampAsync(SHA256.HashData(signer.GetSignature()), cancel).ConfigureAwait(false);
        signer.AddUnsignedAttribute(new AsnEncodedData(SignatureTimestamp, token.AsSignedCms().Encode()));
    }
}
