using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace RightsRequests.Contracts;

/// <summary>What the engine asks one data holder to do for one case. The same query may come again with a higher
/// <see cref="Attempt"/>: act once, answer each time.</summary>
public sealed record RightsQuery
{
    /// <summary>The schema that this version writes.</summary>
    public const string CurrentSchema = "rights.query/1";

    /// <summary>Always <see cref="CurrentSchema"/>.</summary>
    [JsonRequired, JsonPropertyOrder(-1), AllowedValues(CurrentSchema)]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Names the query; the answer repeats it, and a repeated query carries the same.</summary>
    [StringLength(RightsLimits.IdentifierLength, MinimumLength = 1)]
    public required string QueryId { get; init; }

    /// <summary>The reference of the request, as the person knows it; for correspondence, not for matching.</summary>
    [MinLength(1)]
    public required string Reference { get; init; }

    /// <summary>The controller that asks, such as <c>mgen</c> (GDPR Art. 4(7)).</summary>
    [MinLength(1)]
    public required string Controller { get; init; }

    /// <summary>What to do.</summary>
    public required HolderAction Action { get; init; }

    /// <summary>The right that is exercised, such as <c>erasure</c>.</summary>
    [AllowedValues("access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision", "consent-withdrawal")]
    public required string Right { get; init; }

    /// <summary>Whose data.</summary>
    public required QuerySubject Subject { get; init; }

    /// <summary>The processing activities to act on, and no others.</summary>
    [Description("The processing activities to act on, and no others.")]
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>The data categories to act on; empty for all categories of the activities.</summary>
    [Description("Empty: all categories of the activities.")]
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What else the action needs.</summary>
    public QueryParameters? Parameters { get; init; }

    /// <summary>1 for the first sending, one more for each time it is asked again.</summary>
    [Required, Range(1, int.MaxValue)]
    public int Attempt { get; init; } = 1;

    /// <summary>When this sending was made.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The last day, inclusive, controller's local time, on which an answer still is in time.</summary>
    [Description("Inclusive.")]
    public required DateOnly AnswerBy { get; init; }
}
