using System.ComponentModel.DataAnnotations;

namespace RightsRequests.Contracts;

/// <summary>A recipient that was told of an erasure, a rectification or a restriction (GDPR Art. 19).</summary>
/// <param name="Name">As named to the person on request.</param>
/// <param name="On">The day, controller's local time.</param>
public sealed record NotifiedRecipient([property: StringLength(RightsLimits.LabelLength, MinimumLength = 1)] string Name, DateOnly On);
