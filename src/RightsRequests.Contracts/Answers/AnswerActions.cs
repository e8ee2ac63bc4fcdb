using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace RightsRequests.Contracts;

/// <summary>What a data holder did, counted in records. All counts are zero or more.</summary>
public sealed record AnswerActions
{
    /// <summary>Records corrected, restricted, released or stopped.</summary>
    [Range(0, int.MaxValue)]
    public int Changed { get; init; }

    /// <summary>Records erased.</summary>
    [Range(0, int.MaxValue)]
    public int Erased { get; init; }

    /// <summary>Records kept though erasure was asked.</summary>
    [Range(0, int.MaxValue)]
    public int Kept { get; init; }

    /// <summary>The ground for keeping, such as <c>17(3)(b)</c>.</summary>
    [StringLength(RightsLimits.LabelLength, MinimumLength = 1)]
    public string? KeptGround { get; init; }

    /// <summary>The last day, inclusive, for which they are kept.</summary>
    [Description("Inclusive.")]
    public DateOnly? KeptUntil { get; init; }
}
