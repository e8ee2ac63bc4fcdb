using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>A holder that hangs, or asks to be left alone, holds up nobody else, and is called as often as is good for it.</summary>
public sealed class LeavingHoldersAlone(OfficeFixture postgres)
{
    private const string Secret = "une-phrase-que-personne-ne-devine";

    [Fact]
    public async Task One_that_hangs_is_called_once_and_then_by_one_caller_at_a_time_until_it_answers()
    {
        var hangs = new TaskCompletionSource();
        await using var webhook = new TestWebhook((query, _) =>
        {
            hangs.Task.Wait();
            return AnsweringQueries.Answer(JsonNode.Parse(query)!["queryId"]!.GetValue<string>());
        });
        await using var office = await CorrespondingOffice.StartAsync(postgres, services =>
        {
            services.AddWebhook(webhook.Url, Secret);
            services.AddSingleton(_ => new WebhookClient(patience: TimeSpan.FromMilliseconds(300)));
        });
        var (_, first) = await office.AskedAsync();
        var (_, second) = await office.AskedAsync();
        var (_, third) = await office.AskedAsync();

        await AgainAsync(office);

        var came = webhook.Came.Count;
        hangs.SetResult();
        Assert.Equal(1, came);
        office.Office.Clock.Advance(HolderRests.AfterSilence);
        await AgainAsync(office);
        foreach (var id in new[] { first, second, third })
        {
            var seen = await office.Office.CaseAsync(id);
            Assert.Equal("review", seen.Step);
            Assert.Empty(seen.Incidents);
        }
    }

    [Theory]
    [InlineData(429, "600", 600)]
    [InlineData(503, "600", 600)]
    [InlineData(429, "date", 600)]
    [InlineData(429, "31536000", 3600)]
    public async Task For_how_long_it_says_itself_it_is_not_called(int status, string after, int seconds)
    {
        var busy = true;
        CorrespondingOffice? asking = null;
        await using var webhook = new TestWebhook((query, response) =>
        {
            if (!busy)
            {
                return AnsweringQueries.Answer(JsonNode.Parse(query)!["queryId"]!.GetValue<string>());
            }

            response.StatusCode = status;
            response.Headers["Retry-After"] = after == "date" ? asking!.Office.Clock.GetCurrentInstant().PlusNanoseconds(600_000_000_000L).ToDateTimeUtc().ToString("R", CultureInfo.InvariantCulture) : after;
            return null;
        });
        await using var office = asking = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));
        var (_, id) = await office.AskedAsync();
        busy = false;
        office.Office.Clock.Advance(Duration.FromSeconds(seconds - 2));
        await AgainAsync(office);
        Assert.Single(webhook.Came);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE kind = 'ask-holder' AND state = 'pending'"));

        office.Office.Clock.Advance(Duration.FromSeconds(3));
        await AgainAsync(office);

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("review", seen.Step);
        Assert.Empty(seen.Incidents);
    }

    [Fact]
    public void After_a_rest_one_looks_and_the_others_wait_until_it_has_told()
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 4, 1, 8, 0));
        var rests = new HolderRests(new(clock));
        Assert.Null(rests.Left("crm"));
        rests.Went("crm", Duration.FromSeconds(30));

        Assert.Equal(Duration.FromSeconds(30), rests.Left("crm"));
        Assert.Null(rests.Left("care-centres"));
        clock.AdvanceSeconds(30);
        Assert.Null(rests.Left("crm"));
        Assert.NotNull(rests.Left("crm"));
        // Whoever looked was killed: somebody else looks.
        clock.AdvanceSeconds(60);
        Assert.Null(rests.Left("crm"));
        rests.Went("crm", rest: null);
        Assert.Null(rests.Left("crm"));
        Assert.Null(rests.Left("crm"));
    }

    // As if the pause were over.
    private static async Task AgainAsync(CorrespondingOffice office)
    {
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        await office.DrainAsync();
    }
}
