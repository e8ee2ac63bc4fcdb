using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>What a holder has to say to a query; the kit adds who answers and to what.</summary>
public sealed record HolderReply
{
    private HolderReply(AnswerOutcome outcome, string? reason) => (Outcome, Reason) = (outcome, reason);

    /// <summary>How it went.</summary>
    public AnswerOutcome Outcome { get; }

    /// <summary>Why not everything was done; null for done and no-data.</summary>
    public string? Reason { get; }

    /// <summary>The data (export), or what is held without values (locate). More than a message
    /// bears goes to the engine by itself, where there is a <see cref="HolderEngine"/>; a list that reads as it is walked needs no memory for all.</summary>
    public IReadOnlyList<AnswerRecord> Records { get; init; } = [];

    /// <summary>What was changed, erased and kept.</summary>
    public AnswerActions? Actions { get; init; }

    /// <summary>Identifiers found for the person, such as a member number; the engine hands them on to holders that need them.</summary>
    public IReadOnlyList<SubjectIdentifier> Identifiers { get; init; } = [];

    /// <summary>The recipients told (GDPR Art. 19).</summary>
    public IReadOnlyList<NotifiedRecipient> RecipientsNotified { get; init; } = [];

    /// <summary>Where the holder itself uploaded the data to, instead of <see cref="Records"/>.</summary>
    public AnswerContent? Content { get; init; }

    /// <summary>Everything asked was done.</summary>
    public static HolderReply Done() => new(AnswerOutcome.Done, null);

    /// <summary>Nothing is held about this person in these activities.</summary>
    public static HolderReply NoData() => new(AnswerOutcome.NoData, null);

    /// <summary>A part was done. Of an erasure or a restriction the rest is named as kept in <see cref="Actions"/>. Where it is not, or processing was to stop, a person sees to it, and a later repetition of the query is tried anew.</summary>
    /// <param name="reason">What is missing and why; in the engine's case file a person reads it.</param>
    public static HolderReply Partial(string reason) => Because(AnswerOutcome.Partial, reason);

    /// <summary>The holder thinks that it must not do it; a person decides, and a later repetition of the query is tried anew.</summary>
    /// <param name="reason">Why.</param>
    public static HolderReply Refused(string reason) => Because(AnswerOutcome.Refused, reason);

    /// <summary>The holder could not do it; a later repetition of the query is tried anew.</summary>
    /// <param name="reason">Why.</param>
    public static HolderReply Failed(string reason) => Because(AnswerOutcome.Failed, reason);

    private static HolderReply Because(AnswerOutcome outcome, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new HolderReply(outcome, reason);
    }
}
