using System.Text.Json.Nodes;

namespace RightsRequests.Host.Tests;

public sealed class Reckoning(PublishedHost host)
{
    [Theory]
    [InlineData("--received 2026-04-01", "2026-04-01", "2026-05-01", "2026-05-04", "2026-07-01", null)]
    [InlineData("--received 2026-03-31T22:30:00Z", "2026-04-01", "2026-05-01", "2026-05-04", "2026-07-01", null)]
    [InlineData("--received 2026-03-03 --zone alsace-moselle", "2026-03-03", "2026-04-03", "2026-04-07", "2026-06-03", null)]
    [InlineData("--received 2026-09-01 --suspended 2026-09-03/2026-09-15", "2026-09-01", "2026-10-13", "2026-10-13", "2026-12-14", null)]
    [InlineData("--received 2026-09-01 --health-record", "2026-09-01", "2026-09-09", "2026-09-09", null, "2026-09-03")]
    [InlineData("--received 2026-09-14 --right erasure --minor", "2026-09-14", "2026-10-14", "2026-10-14", null, null)]
    public async Task The_limits_are_reckoned(string arguments, string receivedOn, string nominal, string due, string? extendedDue, string? notBefore)
    {
        var ran = await host.RunAsync($"deadline {arguments} --json");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Errors));
        var limits = JsonNode.Parse(ran.Output)!.AsObject();
        Assert.Equal(["receivedOn", "nominal", "due", "extendedNominal", "extendedDue", "notBefore", "sources"], limits.Select(one => one.Key));
        Assert.Equal(
            (receivedOn, nominal, due, extendedDue, notBefore),
            ((string?)limits["receivedOn"], (string?)limits["nominal"], (string?)limits["due"], (string?)limits["extendedDue"], (string?)limits["notBefore"]));
        Assert.NotEmpty(limits["sources"]!.AsArray());
    }

    [Theory]
    [InlineData("--received 2026-09-14 --right access --minor", "2026-10-14", "erasure only")]
    [InlineData("--received 2026-09-14 --minor", "2026-10-14", "")]
    [InlineData("--received 2026-09-01 --suspended 2026-08-25/2026-09-03", "2026-10-05", "before the receipt")]
    [InlineData("--received 2026-09-01 --suspended 2026-10-20/2026-10-21", "2026-10-02", "the extended limit only")]
    [InlineData("--received 2026-09-01 --suspended 2027-03-01/2027-03-02", "2026-10-02", "no longer suspend")]
    [InlineData("--received 2026-09-01 --health-record --suspended 2026-10-01/2026-10-02", "2026-09-10", "no longer suspend")]
    public async Task A_likely_slip_is_said_on_stderr_and_reckoned_as_asked(string arguments, string due, string said)
    {
        var ran = await host.RunAsync($"deadline {arguments} --json");

        Assert.Equal((0, due), (ran.ExitCode, (string?)JsonNode.Parse(ran.Output)!["due"]));
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        Assert.Equal(said.Length == 0, ran.Errors.Length == 0);
    }

    [Theory]
    [InlineData("deadline")]
    [InlineData("deadline --received")]
    [InlineData("deadline --received tomorrow")]
    [InlineData("deadline --received 2026-02-30")]
    [InlineData("deadline --received 9999-12-31")]
    [InlineData("deadline --received 0001-01-01")]
    [InlineData("deadline --received 2026-04-01T25:00:00Z")]
    [InlineData("deadline --received 2026-04-01 --zone corse")]
    [InlineData("deadline --received 2026-04-01 --right forgetting")]
    [InlineData("deadline --received 2026-04-01 --suspended 2026-04-09")]
    [InlineData("deadline --received 2026-04-01 --suspended 2026-04-09/2026-04-03")]
    [InlineData("deadline --received 2026-04-01 --older-than-five-years")]
    [InlineData("deadline --received 2026-04-01 --frobnicate")]
    [InlineData("assess")]
    [InlineData("assess --right forgetting")]
    [InlineData("assess --right erasure --relation cousin")]
    [InlineData("assess --right erasure --activity alchemy")]
    [InlineData("assess --right erasure --facts rumour")]
    [InlineData("assess --right erasure --on tomorrow")]
    [InlineData("workflows draw forgetting")]
    [InlineData("workflows draw erasure --format png")]
    [InlineData("workflows check nowhere")]
    [InlineData("letter verify nowhere.pdf")]
    [InlineData("letter verify")]
    [InlineData("dance")]
    [InlineData("serve --roles cook")]
    [InlineData("serve --urls nowhere")]
    [InlineData("migrate")]
    [InlineData("audit verify")]
    public async Task Wrong_use_is_2_and_said_on_stderr_only(string arguments)
    {
        var ran = await host.RunAsync(arguments);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.NotEmpty(ran.Errors);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_has_one_outcome_per_activity()
    {
        var ran = await host.RunAsync("assess --right erasure --relation member --on 2026-04-01 --facts consent-withdrawn,unlawful --json");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Errors));
        var outcomes = JsonNode.Parse(ran.Output)!.AsArray();
        Assert.Equal(outcomes.Count, outcomes.Select(one => (string?)one!["activity"]).Distinct().Count());
        Assert.All(outcomes, one => Assert.Equal(["activity", "basis", "marketing", "outcome", "proposed", "ground", "reason", "keptUntil"], one!.AsObject().Select(member => member.Key)));
        Assert.Equal(2, JsonNode.Parse((await host.RunAsync("assess --right access --activity newsletter --activity commercial-prospecting --json")).Output)!.AsArray().Count);
        Assert.True(JsonNode.Parse((await host.RunAsync("assess --right access --json")).Output)!.AsArray().Count >= 40);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("deadline --help")]
    [InlineData("deadline --received 2026-04-01")]
    [InlineData("assess --right access --relation member")]
    public async Task People_can_read_it(string arguments)
    {
        var ran = await host.RunAsync(arguments);

        Assert.Equal(0, ran.ExitCode);
        Assert.True(ran.Output.Length > 50);
    }
}
