using System.Text.Json.Serialization;
using NodaTime;

namespace RightsRequests.Workflow;

/// <summary>What the machine decided on one event.</summary>
public abstract record Decision;

/// <summary>The case moved, or at least wrote down what happened.</summary>
/// <param name="Timers">ALL timers of the case from now on; the shell replaces what it had.</param>
public sealed record Applied(CaseState State, IReadOnlyList<Effect> Effects, IReadOnlyList<CaseTimer> Timers, IReadOnlyList<AuditNote> Audit) : Decision
{
    /// <summary>The version of the procedure that the case goes by from now on; null: the same as before.</summary>
    public Procedure? MovedTo { get; init; }
}

/// <summary>The event changes nothing: a duplicate.</summary>
public sealed record Ignored(string Why) : Decision;

/// <summary>The case does not allow it now (HTTP 422).</summary>
public sealed record NotAllowedNow(string Why) : Decision;

/// <summary>The role or four-eyes forbids it (HTTP 403).</summary>
public sealed record Forbidden(string Why) : Decision;

/// <summary>A field is missing or wrong (HTTP 422 with errors by field).</summary>
public sealed record InvalidFields(IReadOnlyDictionary<string, string> Errors) : Decision;

/// <summary>A timer of a case.</summary>
/// <param name="Key">Stable within the case and the round.</param>
/// <param name="FireAt">Not before this instant.</param>
public sealed record CaseTimer(string Key, Instant FireAt);

/// <summary>One entry of the audit trail; words and ids only.</summary>
/// <param name="What">Word, for example <c>letter-sent</c>.</param>
/// <param name="Detail">Ids, words and dates; never personal data.</param>
public sealed record AuditNote(string What, string Actor, string Detail);

/// <summary>An action somebody may take now, with its fields.</summary>
public sealed record ActionOffer(string Action, IReadOnlyList<ActionField> Fields)
{
    /// <summary>Who is away and in whose place the actor would do it; null: in nobody's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InPlaceOf { get; init; }
}

/// <summary>A field of an action; <c>options</c> safest first.</summary>
/// <param name="Type"><c>string text boolean date number choice</c>.</param>
public sealed record ActionField(string Name, string Type, bool Required, IReadOnlyList<string>? Options = null);
