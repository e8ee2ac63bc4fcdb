using System.ComponentModel;

namespace RightsRequests.Contracts;

/// <summary>What an action needs beside the subject and the activities. Each field is for the actions it names.</summary>
public sealed record QueryParameters
{
    /// <summary>The article on which the action rests, such as <c>17(1)(b)</c>.</summary>
    public string? Ground { get; init; }

    /// <summary>Rectify: what to correct.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Erase: the ground on which a part must be kept, such as <c>17(3)(b)</c>. The holder keeps what that ground
    /// needs, erases the rest and counts both.</summary>
    public string? KeptGround { get; init; }

    /// <summary>Erase: the last day, inclusive, for which that part is kept.</summary>
    [Description("Inclusive.")]
    public DateOnly? KeptUntil { get; init; }

    /// <summary>Notify: what the recipients are told of (GDPR Art. 19): erase, rectify or restrict.</summary>
    public HolderAction? NotifyOf { get; init; }
}
