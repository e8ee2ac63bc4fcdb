using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>Keeps an answer in the trace of its query: a span of the holder's own where somebody listens to <c>RightsRequests.HolderKit</c>, else the query's context goes back as it came.</summary>
internal static class HolderTrace
{
    private static readonly ActivitySource Source = new("RightsRequests.HolderKit");

    /// <summary>The span of one query; null where nobody listens.</summary>
    public static Activity? Answering(string holder, string? traceparent) =>
        Source.StartActivity("query answer", ActivityKind.Consumer, ActivityContext.TryParse(traceparent, traceState: null, isRemote: true, out var asked) ? asked : default)
            ?.SetTag("rights.holder", holder);

    /// <summary>What a message bears; null where it bears none.</summary>
    public static string? Of(IReadOnlyBasicProperties properties) =>
        properties.Headers?.TryGetValue(RightsBroker.TraceHeader, out var value) == true && value is byte[] text ? Encoding.ASCII.GetString(text) : null;

    /// <summary>The headers of the answer.</summary>
    public static Dictionary<string, object?>? Headers(Activity? span, string? traceparent) =>
        Context(span, traceparent) is { } context ? new() { [RightsBroker.TraceHeader] = context } : null;

    /// <summary>What goes back with the answer; null where there is none.</summary>
    public static string? Context(Activity? span, string? traceparent) => span is { IdFormat: ActivityIdFormat.W3C } ? span.Id : traceparent;
}
