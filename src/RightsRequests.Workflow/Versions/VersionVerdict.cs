namespace RightsRequests.Workflow;

/// <summary>Whether an open case may go on by another version of its procedure.</summary>
public abstract record VersionVerdict;

/// <summary>Its present step exists there, and nothing owed is lost or done twice.</summary>
/// <param name="StepIndex">Index of the present step on the same path of the other version.</param>
public sealed record MoveAllowed(int StepIndex) : VersionVerdict;

/// <summary>The case stays on its version.</summary>
/// <param name="Obstacles">Every reason; never empty.</param>
public sealed record MoveRefused(IReadOnlyList<MoveObstacle> Obstacles) : VersionVerdict;

/// <summary>One reason why a case stays on its version.</summary>
/// <param name="Why"><c>case-ended</c>, <c>same-version</c>, <c>other-right</c>, <c>path-missing</c>, <c>step-missing</c>, <c>owed-skipped</c> (the old version still owes it, the new one does not), <c>never-done</c> (the new version has it before the present step, and it was not done), <c>done-again</c> (done already, and the new version would do it once more) or <c>approved-otherwise</c> (it is not what was approved).</param>
/// <param name="Step">The path or step, for example <c>ask-holders erase</c>; empty where none is meant.</param>
public sealed record MoveObstacle(string Why, string Step);
