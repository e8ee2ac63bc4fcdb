using System.Globalization;
using System.Security.Cryptography;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>What is too large for a message goes to the engine by itself, over real HTTP on loopback.</summary>
public sealed class LargeAnswerTests : IDisposable
{
    private static readonly RightsQuery Query = Samples.Query(HolderAction.Export, new QuerySubject("Camille Exemple"), "newsletter");
    private static readonly IReadOnlyList<AnswerRecord> Many =
        [.. Enumerable.Range(0, RightsLimits.Records + 1).Select(at => Samples.FullAnswer().Records[0] with { Label = $"Adresse {at}" })];

    private readonly UploadDoor engine = new();

    [Fact]
    public async Task Answer_TooLargeForAMessage_IsUploadedAndNamed()
    {
        var answer = await AnswerAsync(Many);

        Assert.Equal((AnswerOutcome.Done, 0), (answer.Outcome, answer.Records.Count));
        Assert.Equal(Many.Count, engine.Records().Count);
        Assert.Equal(new($"/api/v1/holders/crm/queries/{Query.QueryId}/content", Convert.ToHexStringLower(SHA256.HashData(engine.Stored)), engine.Stored.Length), answer.Content);
        Assert.Equal(["Bearer rrk_key"], engine.Keys.Distinct());
    }

    [Fact]
    public async Task Answer_BrokenOff_GoesOnFromWhereTheEngineHasIt()
    {
        engine.BreakAfter = 1_000_000;

        var answer = await AnswerAsync(Many);

        Assert.True(answer.Outcome == AnswerOutcome.Done, answer.Reason);
        Assert.Equal(answer.Content!.Sha256, Convert.ToHexStringLower(SHA256.HashData(engine.Stored)));
        Assert.Contains(engine.Ranges, range => range is not null && !range.StartsWith("bytes 0-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Answer_TheEngineIsAway_WaitsForIt(int status)
    {
        engine.Away = (3, status);

        var answer = await AnswerAsync(Many);

        Assert.Equal(engine.Stored.Length, answer.Content!.Length);
    }

    [Fact]
    public async Task Answer_TheEngineHasItsAnswerAlready_IsTheSame()
    {
        engine.Refuse = (422, """{"type":"https://x.example/problems/not-allowed-now"}""");

        Assert.Equal(AnswerOutcome.Done, (await AnswerAsync(Many)).Outcome);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task Answer_TheEngineDoesNotTakeIt_SaysFailed(int status)
    {
        engine.Refuse = (status, "about a person");

        var answer = await AnswerAsync(Many);

        Assert.Equal(AnswerOutcome.Failed, answer.Outcome);
        Assert.EndsWith(status.ToString(CultureInfo.InvariantCulture), answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatFitsAMessage_IsNotUploaded()
    {
        Assert.Equal(RightsLimits.Records, (await AnswerAsync([.. Many.Take(RightsLimits.Records)])).Records.Count);
        Assert.Empty(engine.Keys);
    }

    [Fact]
    public async Task Answer_TooLargeAndNowhereToGo_SaysFailed()
    {
        var answering = new QueryAnswering("crm", new Replying(Many), new RecentAnswers(), _ => { }, TimeSpan.Zero);

        Assert.Equal(AnswerOutcome.Failed, (await answering.AnswerAsync(Query, CancellationToken.None)).Outcome);
    }

    public void Dispose() => engine.Dispose();

    private async Task<RightsAnswer> AnswerAsync(IReadOnlyList<AnswerRecord> records)
    {
        var answering = new QueryAnswering("crm", new Replying(records), new RecentAnswers(), _ => { }, TimeSpan.FromMilliseconds(1), new() { Address = engine.Address, Key = "rrk_key" });
        return Assert.IsType<AnswerReading.Valid>(AnswerReader.Read((await answering.AnswerAsync(Query, CancellationToken.None)).Message)).Answer;
    }

    private sealed class Replying(IReadOnlyList<AnswerRecord> records) : IDataHolder
    {
        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(HolderReply.Done() with { Records = records });
    }
}
