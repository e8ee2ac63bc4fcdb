using System.Text.Json.Serialization;
using NodaTime;

namespace RightsRequests.Delivery;

/// <summary>A request as its subject sees it; words are the contract's.</summary>
/// <param name="State"><c>open</c> while any case is; then <c>closed</c>, or <c>withdrawn</c> when all were.</param>
/// <param name="Documents">Signed letters to the subject and data packages, oldest first.</param>
public sealed record RequestStatus(
    string Reference,
    string State,
    Instant ReceivedAt,
    string Language,
    IReadOnlyList<CaseStatusLine> Cases,
    IReadOnlyList<TimelineLine> Timeline,
    IReadOnlyList<DocumentLine> Documents)
{
    /// <summary>Id under which the signed receipt of the request is had; it is made when it is first asked for.</summary>
    public Guid Receipt { get; init; }

    /// <summary>Who answers, by whose clocks the page tells the time.</summary>
    [JsonIgnore]
    public string Controller { get; init; } = "";

    /// <summary>How many messages were written both ways; they are read with a session's token.</summary>
    public int Messages { get; init; }

    /// <summary>When the file was erased; null: it is kept. Of an erased one the entry of the register remains.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>True where answers to messages, and one-time codes, can reach the person by e-mail.</summary>
    public bool HasEmail { get; init; }
}

/// <param name="Due">Last day to answer, inclusive.</param>
public sealed record CaseStatusLine(Guid Id, string Right, string State, string Step, LocalDate Due)
{
    /// <summary>How <see cref="Due"/> came about.</summary>
    public IReadOnlyList<DueReason> DueReasons { get; init; } = [];

    /// <summary>True while the time limit does not run since we wait for the person.</summary>
    public bool Suspended { get; init; }

    /// <summary>True while a restriction is being lifted: the request was answered, and nothing is due any more.</summary>
    public bool Lifting { get; init; }

    /// <summary>True where the request was answered and is looked at again: nothing is due any more.</summary>
    [JsonIgnore]
    public bool Reopened { get; init; }

    /// <summary>The last day on which the data could be downloaded, where it has passed; null: it has not, or there was nothing to download.</summary>
    [JsonIgnore]
    public LocalDate? DownloadEnded { get; init; }

    /// <summary>True while evidence of identity may be sent: after a reasoned doubt, until the check is over.</summary>
    public bool AwaitsEvidence { get; init; }

    /// <summary>Evidence sent in; destroyed ones stay listed, without content.</summary>
    public IReadOnlyList<EvidenceLine> Evidence { get; init; } = [];
}

/// <summary>Evidence of identity as the person sees it.</summary>
/// <param name="Size">Bytes, as sent.</param>
/// <param name="Sha256">Of the file as sent, hexadecimal: the person can compare it.</param>
/// <param name="DestroyedAt">Null while it is held.</param>
public sealed record EvidenceLine(Guid Id, string ContentType, long Size, string Sha256, Instant ReceivedAt, Instant? DestroyedAt);

/// <param name="What">Word, for example <c>letter-sent</c>.</param>
/// <param name="Letter">Kind of the letter sent; null for what is no letter.</param>
public sealed record TimelineLine(Instant At, string What, Guid CaseId, string Right, string? Letter = null);

/// <param name="Kind">Letter kind, or <c>data-package</c>.</param>
/// <param name="Discloses">True: opens with a session's token only.</param>
/// <param name="Volume">Number of the volume, from 1; null for letters.</param>
public sealed record DocumentLine(Guid Id, string Kind, Guid CaseId, string Right, string ContentType, Instant? SentAt, bool Discloses, int? Volume = null);
