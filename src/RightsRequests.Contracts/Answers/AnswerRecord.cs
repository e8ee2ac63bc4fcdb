using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace RightsRequests.Contracts;

/// <summary>One piece of data about the subject.</summary>
public sealed record AnswerRecord
{
    /// <summary>The processing activity it belongs to; one of those asked.</summary>
    [StringLength(RightsLimits.IdentifierLength, MinimumLength = 1)]
    public required string Activity { get; init; }

    /// <summary>The data category, such as <c>identification</c>.</summary>
    [StringLength(RightsLimits.IdentifierLength, MinimumLength = 1)]
    public required string Category { get; init; }

    /// <summary>What it is called towards the person, in French, such as « Adresse postale ».</summary>
    [StringLength(RightsLimits.LabelLength, MinimumLength = 1)]
    public required string Label { get; init; }

    /// <summary>Any JSON; absent where only its existence is reported (a locate).</summary>
    [Description("Any JSON; absent in the answer to a locate.")]
    public JsonElement? Value { get; init; }

    /// <summary>Where it comes from (GDPR Art. 15(1)(g)); it decides on portability too (Art. 20(1)). Null where unknown.</summary>
    public RecordSource? Source { get; init; }

    /// <summary>The day of collection, controller's local time; null where unknown.</summary>
    public DateOnly? CollectedOn { get; init; }

    /// <summary>True where the value tells of another person too; it is redacted before disclosure (GDPR Art. 15(4), 20(4)).</summary>
    public bool ConcernsThirdParty { get; init; }
}
