using System.Diagnostics;

namespace RightsRequests.Figures;

/// <summary>The spans of the engine: what a case was moved by, what was carried out, what came over the bus. They name ids of cases and holders, and kinds; never what anybody wrote.</summary>
public static class OfficeTrace
{
    /// <summary>Whoever listens to this source gets the spans; without a listener there are none, and nothing is kept.</summary>
    public const string SourceName = "RightsRequests";

    /// <summary>The tags that the engine's own spans bear.</summary>
    public static readonly IReadOnlyList<string> Tags = ["rights.case", "rights.right", "rights.effect", "rights.holder", "rights.query", "rights.attempt", "error.type"];

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>W3C trace context of the span at work, for what outlives this process; null where nobody traces.</summary>
    public static string? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } at ? at.Id : null;

    /// <summary>An event moves a case: in the trace of what brought it, linked to the event before it of the same case.</summary>
    internal static Activity? Event(string kind, Guid caseId, string right, string? before)
    {
        var links = Context(before) is { } last ? new[] { new ActivityLink(last) } : [];
        return Source.StartActivity(ActivityKind.Internal, parentContext: default, links: links, name: $"case {kind}")
            ?.SetTag("rights.case", caseId.ToString())
            .SetTag("rights.right", right);
    }

    /// <summary>An effect is carried out: in the trace of the event that it comes of, days later or in another process.</summary>
    internal static Activity? Effect(string kind, Guid caseId, int attempt, string? made) =>
        Source.StartActivity($"effect {kind}", ActivityKind.Consumer, Context(made) ?? default)
            ?.SetTag("rights.case", caseId.ToString())
            .SetTag("rights.effect", kind)
            .SetTag("rights.attempt", attempt);

    /// <summary>A query goes to the bus, to a webhook, or where its holder fetches it.</summary>
    /// <param name="holder">Holder id.</param>
    /// <param name="query">Query id.</param>
    public static Activity? Publish(string holder, string query) =>
        Source.StartActivity("query publish", ActivityKind.Producer)?.SetTag("rights.holder", holder).SetTag("rights.query", query);

    /// <summary>An answer came: in the trace of its query, where the holder sent its context back.</summary>
    /// <param name="holder">The sender, as the transport checked it; null: none.</param>
    /// <param name="traceparent">As it came; what is none is nothing.</param>
    internal static Activity? Answer(string? holder, string? traceparent) =>
        Source.StartActivity("answer receive", ActivityKind.Consumer, Context(traceparent) ?? default)?.SetTag("rights.holder", holder);

    /// <summary>Marks the span as failed, by the kind of the fault: its text may quote a person.</summary>
    internal static void Failed(this Activity? span, Exception failure) =>
        span?.SetTag("error.type", failure.GetType().Name).SetStatus(ActivityStatusCode.Error);

    private static ActivityContext? Context(string? traceparent) =>
        ActivityContext.TryParse(traceparent, traceState: null, isRemote: true, out var context) ? context : null;
}
