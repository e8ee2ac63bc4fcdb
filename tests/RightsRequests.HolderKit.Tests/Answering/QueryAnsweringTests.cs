using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

public sealed class QueryAnsweringTests
{
    private static readonly RightsQuery Query = Samples.Query(HolderAction.Erase, new QuerySubject("Camille Exemple"), "newsletter");
    private readonly List<HolderEvent> events = [];

    private QueryAnswering Answering(Func<int, HolderReply> reply, IAnswerMemory? memory = null) =>
        new("crm", new CountingHolder(reply), memory ?? new RecentAnswers(), events.Add, TimeSpan.Zero);

    [Fact]
    public async Task Answer_TheSameQueryAgain_IsTheSameOnceMore()
    {
        var answering = Answering(count => HolderReply.Done() with { Actions = new AnswerActions { Erased = count } });
        var first = await answering.AnswerAsync(Query, CancellationToken.None);
        var second = await answering.AnswerAsync(Query with { Attempt = 2 }, CancellationToken.None);
        Assert.Equal(first.Message, second.Message);
        Assert.Equal((false, true), (first.Repeated, second.Repeated));
    }

    [Fact]
    public async Task Answer_TheHolderThrows_SaysFailedWithoutTheText()
    {
        var answering = Answering(_ => throw new InvalidDataException("about a person"));
        var (message, outcome, _) = await answering.AnswerAsync(Query, CancellationToken.None);
        Assert.Equal(AnswerOutcome.Failed, outcome);
        Assert.DoesNotContain("about a person"u8, message);
        Assert.Equal(3, events.OfType<HolderEvent.Faulted>().Count());
    }

    [Fact]
    public async Task Answer_AfterAFailure_TriesAnew()
    {
        var answering = Answering(count => count == 1 ? HolderReply.Failed("arrêt") : HolderReply.NoData());
        Assert.Equal(AnswerOutcome.Failed, (await answering.AnswerAsync(Query, CancellationToken.None)).Outcome);
        Assert.Equal(AnswerOutcome.NoData, (await answering.AnswerAsync(Query with { Attempt = 2 }, CancellationToken.None)).Outcome);
    }

    [Theory]
    [InlineData(HolderAction.Erase, 0)]
    [InlineData(HolderAction.Restrict, 0)]
    [InlineData(HolderAction.StopProcessing, 1)]
    [InlineData(HolderAction.LiftRestriction, 1)]
    [InlineData(HolderAction.Export, null)]
    public async Task Answer_AskedAgainAfterARefusalOrAPart_LooksAnew(HolderAction action, int? kept)
    {
        var answering = Answering(count => count switch
        {
            1 => HolderReply.Refused("à vérifier"),
            2 => HolderReply.Partial("panne d’une table") with { Actions = kept is null ? null : new AnswerActions { Kept = kept.Value } },
            _ => HolderReply.Done(),
        });
        var outcomes = new List<AnswerOutcome>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            outcomes.Add((await answering.AnswerAsync(Query with { Action = action, Attempt = attempt }, CancellationToken.None)).Outcome);
        }

        // Data found in part are an answer that stands.
        Assert.Equal([AnswerOutcome.Refused, AnswerOutcome.Partial, kept is null ? AnswerOutcome.Partial : AnswerOutcome.Done], outcomes);
    }

    [Theory]
    [InlineData("parce que", null, false)]
    [InlineData("17(3)(b)", "2020-01-01", false)]
    [InlineData("17(3)(b)", "2099-12-31", true)]
    [InlineData(null, null, true)]
    public async Task Answer_AskedAgainAfterKeepingAPart_LooksAnewWhereItCouldNotStand(string? ground, string? until, bool stands)
    {
        var answering = Answering(_ => HolderReply.Done() with { Actions = new AnswerActions { Erased = 1, Kept = 1, KeptGround = ground, KeptUntil = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) } });
        await answering.AnswerAsync(Query, CancellationToken.None);
        Assert.Equal(stands, (await answering.AnswerAsync(Query with { Attempt = 2 }, CancellationToken.None)).Repeated);
    }

    [Fact]
    public async Task Answer_TheHolderBreaksTheContract_SaysFailed()
    {
        var answering = Answering(_ => HolderReply.NoData() with { Records = [Samples.FullAnswer().Records[0]] });
        Assert.Equal(AnswerOutcome.Failed, (await answering.AnswerAsync(Query, CancellationToken.None)).Outcome);
    }

    [Fact]
    public void AnswerFolder_OverARestart_KeepsWhatDisclosesNothing()
    {
        var directory = Directory.CreateTempSubdirectory("answers");
        try
        {
            var before = new AnswerFolder(directory.FullName);
            before.Remember("erased/../1", [1], disclosesData: false);
            before.Remember("exported", [2], disclosesData: true);
            Assert.Equal<byte[]>([2], before.Recall("exported")!);
            var after = new AnswerFolder(directory.FullName);
            Assert.Equal<byte[]>([1], after.Recall("erased/../1")!);
            Assert.Null(after.Recall("exported"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void RecentAnswers_Full_ForgetTheOldest()
    {
        var memory = new RecentAnswers(most: 2);
        foreach (var id in new[] { "a", "b", "c" })
        {
            memory.Remember(id, [0], disclosesData: false);
        }

        Assert.Null(memory.Recall("a"));
        Assert.NotNull(memory.Recall("b"));
    }

    private sealed class CountingHolder(Func<int, HolderReply> reply) : IDataHolder
    {
        private int count;

        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(reply(++count));
    }
}
