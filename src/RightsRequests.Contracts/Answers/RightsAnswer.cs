using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace RightsRequests.Contracts;

/// <summary>What a data holder answers to one <see cref="RightsQuery"/>. It may be sent more than once, and then unchanged.</summary>
public sealed record RightsAnswer
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "rights.answer/1";

    /// <summary>Always <see cref="CurrentSchema"/>.</summary>
    [JsonRequired, JsonPropertyOrder(-1), AllowedValues(CurrentSchema)]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The <see cref="RightsQuery.QueryId"/> that is answered.</summary>
    [StringLength(RightsLimits.IdentifierLength, MinimumLength = 1)]
    public required string QueryId { get; init; }

    /// <summary>The id of the holder that answers; it must be the one that was asked.</summary>
    [StringLength(RightsLimits.IdentifierLength, MinimumLength = 1)]
    public required string Holder { get; init; }

    /// <summary>How it went.</summary>
    public required AnswerOutcome Outcome { get; init; }

    /// <summary>Why; required for <see cref="AnswerOutcome.Partial"/>, <see cref="AnswerOutcome.Refused"/> and <see cref="AnswerOutcome.Failed"/>.</summary>
    [StringLength(RightsLimits.ReasonLength), Description("Required for partial, refused and failed.")]
    public string? Reason { get; init; }

    /// <summary>The data, or for a locate what is held, without values.</summary>
    [MaxLength(RightsLimits.Records)]
    public IReadOnlyList<AnswerRecord> Records { get; init; } = [];

    /// <summary>What was changed, erased and kept; absent where nothing was to be acted on.</summary>
    public AnswerActions? Actions { get; init; }

    /// <summary>Identifiers that the holder found for the person; those that another holder needs are handed on to it. Null or empty: none.</summary>
    [MaxLength(RightsLimits.Identifiers), Description("Identifiers found for the person; those that another holder needs are handed on to it.")]
    public IReadOnlyList<SubjectIdentifier>? Identifiers { get; init; }

    /// <summary>The recipients told (GDPR Art. 19).</summary>
    [MaxLength(RightsLimits.Recipients)]
    public IReadOnlyList<NotifiedRecipient> RecipientsNotified { get; init; } = [];

    /// <summary>Replaces <see cref="Records"/> where they are too large for a message; uploaded before the answer is sent.</summary>
    [Description("Replaces records; uploaded before the answer is sent.")]
    public AnswerContent? Content { get; init; }
}
