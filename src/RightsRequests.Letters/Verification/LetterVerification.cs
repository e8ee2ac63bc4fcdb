using NodaTime;

namespace RightsRequests.Letters;

/// <summary>What verification found; the JSON of <c>letter verify --json</c>.</summary>
/// <param name="Valid">Signature intact, certificate chain trusted, whole document covered.</param>
/// <param name="SignedBy">Subject of the signer's certificate.</param>
/// <param name="SignedAt">Signing time as claimed, or of the timestamp.</param>
/// <param name="Timestamped">True with an RFC 3161 timestamp that belongs to this signature and comes from a trusted authority.</param>
/// <param name="Level">PAdES level, for example <c>B-B</c>; null when not PAdES.</param>
/// <param name="WholeDocument">True when nothing was added after the signature and nothing was left out of it.</param>
/// <param name="Reason">Why not valid, in a sentence: French, <c> / </c>, English; null when valid.</param>
public sealed record LetterVerification(
    bool Valid,
    string? SignedBy,
    Instant? SignedAt,
    bool Timestamped,
    string? Level,
    bool WholeDocument,
    string? Reason)
{
    /// <summary>SHA-256 of the signer's certificate, in lower-case hexadecimal; null where none was read.</summary>
    public string? SignerCertificate { get; init; }

    /// <summary>The files inside the PDF (the data of an access or portability letter); empty where none.</summary>
    public IReadOnlyList<EmbeddedData> Embedded { get; init; } = [];

    /// <summary>Sentences, French and English as <see cref="Reason"/>, on what does not decide but should be known: an embedded file outside the signature, a timestamp that nobody trusted has issued.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];
}
