using NodaTime;

namespace RightsRequests.Letters.Verification;

/// <summary>A signature dictionary (ISO 32000-2, Table 255), as it stands in the file.</summary>
/// <param name="ByteRange">Offset and length, offset and length.</param>
/// <param name="Contents">With the zeros that fill the space.</param>
/// <param name="ClaimedAt">The signing time of <c>/M</c>.</param>
/// <param name="ForbidsChanges">A certification of level P=1 (12.8.2.2): after it, only validation data may be added.</param>
internal sealed record PdfSignature(string SubFilter, IReadOnlyList<long> ByteRange, byte[] Contents, Instant? ClaimedAt, bool ForbidsChanges)
{
    public long End => ByteRange is [_, _, var offset, var length] ? offset + length : 0;
}
