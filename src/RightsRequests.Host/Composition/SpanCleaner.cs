using System.Diagnostics;
using OpenTelemetry;
using RightsRequests.Figures;

namespace RightsRequests.Host.Composition;

/// <summary>Takes from each span what is not known to be harmless: addresses, which may bear codes, callers, and the words of failures. What a library comes to add later is taken too.</summary>
internal sealed class SpanCleaner : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Harmless =
        [.. OfficeTrace.Tags, "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Select(one => one.Key).Where(key => !Harmless.Contains(key)).ToList())
        {
            data.SetTag(tag, null);
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}
