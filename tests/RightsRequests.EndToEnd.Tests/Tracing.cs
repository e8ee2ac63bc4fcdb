using System.Net;
using System.Text;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>The product with a collector of traces and metrics.</summary>
public sealed class TracedProduct : RunningProduct
{
    public Collector Collector { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
    };
}

public sealed class Tracing(TracedProduct product) : IClassFixture<TracedProduct>
{
    private static readonly string[] Written = ["Quillfeather", "quillfeather", "Zephyrine", "1961-07-19", "Chemin des Alouettes"];

    [Fact]
    public async Task A_request_is_one_trace_over_all_processes_and_nothing_of_the_person_is_exported()
    {
        var anyone = await product.ClientAsync();
        var agent = await product.ClientAsync("alice", "agent");
        var dpo = await product.ClientAsync("bob", "dpo");
        var filed = await anyone.PostAsync("/api/v1/requests", new
        {
            rights = new[] { "access" },
            subject = new { fullName = "Zéphyrine Zephyrine Quillfeather", birthDate = "1961-07-19", email = "quillfeather@example.org", postalAddress = "4 Chemin des Alouettes" },
            relations = new[] { "member" },
            language = "fr",
            channel = "api",
        });
        Assert.True(filed.Status == HttpStatusCode.Created, filed.Body.ToString());
        var (reference, code) = (filed.Body.GetProperty("reference").GetString()!, filed.Body.GetProperty("trackingCode").GetString()!);
        // What a browser could put into an address, and what nobody finds.
        await anyone.Http.GetAsync($"/suivi?reference={reference}&code={code}&q=quillfeather");
        await anyone.Http.GetAsync($"/api/v1/nowhere/{code}/quillfeather");
        var view = await new CaseWork(agent, dpo, filed.Body.GetProperty("cases")[0].GetProperty("id").GetGuid()).RunAsync();
        Assert.Equal("closed", view.GetProperty("state").GetString());
        await product.StopAsync();

        var spans = product.Collector.Spans;
        Assert.Contains(spans, trace => trace.Any(name => name.StartsWith("POST ", StringComparison.Ordinal) && name.EndsWith("api/v1/requests", StringComparison.Ordinal)) && trace.Contains("case opened") && trace.Contains("effect send-letter"));
        Assert.Contains(spans, trace => trace.Contains("effect ask-holder") && trace.Contains("query publish") && trace.Contains("answer receive") && trace.Contains("case holder-answered"));
        Assert.True(product.Collector.Has("/v1/metrics"));
        var everything = product.Collector.Everything;
        Assert.Contains(view.GetProperty("id").GetString()!, everything);
        Assert.All([.. Written, code], word => Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(word)), everything));
    }
}
