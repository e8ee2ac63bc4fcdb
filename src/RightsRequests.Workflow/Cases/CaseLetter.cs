using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>A letter of the case.</summary>
/// <param name="Recipient">Recipient id of an Art. 19 notice; null: the subject.</param>
/// <param name="Final">True when the case's step waits for it.</param>
/// <param name="Post">True when it goes by post through a task.</param>
/// <param name="WaitingFor">What is away that its signature needs, for example <c>time-authority</c>, or <c>reflection-period</c> where the day on which a health record may be communicated is still to come; null: nothing.</param>
/// <param name="WaitingSince">Since when; null with <paramref name="WaitingFor"/>.</param>
public sealed record CaseLetter(
    Guid Id,
    LetterKind Kind,
    string? Recipient,
    string Language,
    LetterStatus Status,
    bool Final,
    bool Post,
    bool Typeset,
    string? ApprovedBy,
    LocalDate? SentOn,
    Instant? SentAt,
    string? WaitingFor = null,
    Instant? WaitingSince = null)
{
    /// <summary>Day on which the recipient of an Art. 19 notice confirmed what it did; null: not yet.</summary>
    public LocalDate? ConfirmedOn { get; init; }

    /// <summary>Day on which a person recorded that the post brought the letter back; null: it did not, or the letter was posted again.</summary>
    public LocalDate? ReturnedOn { get; init; }

    /// <summary>The incident that told of it; null with <see cref="ReturnedOn"/>.</summary>
    public Guid? ReturnIncident { get; init; }

    /// <summary>True when the letter hands the request on to the controller for whom we only process (Art. 28(3)(e)), and is no Art. 19 notice.</summary>
    public bool Forwarded { get; init; }

    /// <summary>What the person who had it written said in it: why identity is in doubt, the question, why more time is needed or a fee is asked; null: nothing. What somebody writes later goes into a letter of its own.</summary>
    public string? Reasons { get; init; }

    /// <summary>The fee that this letter asks for (GDPR Art. 12(5)(a)), in euros; null: none.</summary>
    public decimal? Fee { get; init; }
}

public enum LetterStatus
{
    Draft,
    Approved,
    Signed,
    Sent,
}
