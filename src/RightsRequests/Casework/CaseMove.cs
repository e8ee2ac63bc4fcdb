using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What came of an event for a case.</summary>
internal abstract record CaseMove;

internal sealed record Decided(Decision Decision) : CaseMove;

internal sealed record OtherVersion : CaseMove;

internal sealed record NoSuchCase : CaseMove;
