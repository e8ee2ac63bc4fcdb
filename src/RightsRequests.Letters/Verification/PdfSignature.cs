using NodaTime;

namespace RightsRequests.Letters.Verification;

/// <summary>A signature dictionary (ISO 32000-2, Table 255), as it stands in the file.</summary>
/// <param name="ByteRange">Offset and length, offset and length.</param>
/// <param name="Contents">With the zeros that fill the space.</param>
/// <param name="ClaimedAt">The signing time of <c>/M</c>.</param>
internal sealed record PdfSignature(string SubFilter, IReadOnlyList<long> ByteRange, byte[] Contents, Instant? ClaimedAt)
{
    public long End => ByteRange is [_, _, var offset, var length] ? offset + length : 0;
}
