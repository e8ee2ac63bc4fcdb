using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace Holder.Tests;

/// <summary>What a back office would try of its own holder; <c>rights-requests holder check</c> tries the rest.</summary>
public sealed class MembersHolderTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly MembersHolder holder;

    public MembersHolderTests()
    {
        File.WriteAllText(file, """
            [{"number":"M1","fullName":"Élise Dupré","birthDate":"1980-05-17","email":"elise@example.org","data":[
               {"activity":"newsletter","category":"identification","field":"email","label":"Adresse électronique","value":"elise@example.org"},
               {"activity":"newsletter","category":"identification","field":"full-name","label":"Nom et prénom","value":"Élise Dupré","keptByLaw":true},
               {"activity":"quote-follow-up","category":"identification","field":"postal-address","label":"Adresse postale","value":"1 rue Vieille"}]},
             {"number":"M2","fullName":"Anselme Doublet","birthDate":"1971-01-02","email":"un@example.org","data":[
               {"activity":"newsletter","category":"identification","field":"email","label":"Adresse électronique","value":"un@example.org"}]},
             {"number":"M3","fullName":"Anselme Doublet","birthDate":"1982-03-04","email":"deux@example.org","data":[]}]
            """);
        holder = new(new Members(file));
    }

    private static QuerySubject Elise => new("elise dupre", new(1980, 5, 17), [new("email", "elise@example.org")]);

    [Fact]
    public async Task An_export_holds_what_is_asked_and_only_that()
    {
        var reply = await AskAsync(HolderAction.Export, Elise);

        Assert.Equal(["Adresse électronique", "Nom et prénom"], reply.Records.Select(record => record.Label));
        Assert.All((await AskAsync(HolderAction.Locate, Elise)).Records, record => Assert.Null(record.Value));
    }

    [Theory]
    [InlineData("Anselme Doublet", null, null, AnswerOutcome.NoData)]
    [InlineData("Anselme Doublet", "1971-01-02", null, AnswerOutcome.Done)]
    [InlineData("Anselme Doublet", null, "M2", AnswerOutcome.Done)]
    [InlineData("Anselme Doublet", "1971-01-02", "M3", AnswerOutcome.NoData)]
    [InlineData("Quelqu’un d’autre", "1971-01-02", "M2", AnswerOutcome.NoData)]
    public async Task Nobody_is_guessed(string name, string? born, string? number, AnswerOutcome expected) => Assert.Equal(
        expected,
        (await AskAsync(HolderAction.Export, new(name, born is null ? null : DateOnly.Parse(born, null), number is null ? [] : [new("member-number", number)]))).Outcome);

    [Theory]
    [InlineData(HolderAction.Restrict)]
    [InlineData(HolderAction.StopProcessing)]
    public async Task A_change_is_counted_once_and_outlives_a_restart(HolderAction action)
    {
        Assert.Equal(2, (await AskAsync(action, Elise)).Actions!.Changed);
        Assert.Equal(0, (await AskAsync(action, Elise)).Actions!.Changed);
        Assert.Contains(new Members(file).All[0].Data, datum => datum.Restricted || datum.Stopped);
    }

    [Fact]
    public async Task A_restriction_is_lifted()
    {
        await AskAsync(HolderAction.Restrict, Elise);

        Assert.Equal(2, (await AskAsync(HolderAction.LiftRestriction, Elise)).Actions!.Changed);
    }

    [Fact]
    public async Task What_is_corrected_stands_in_the_next_export()
    {
        var right = JsonSerializer.SerializeToElement("nouvelle@example.org");

        Assert.Equal(1, (await AskAsync(HolderAction.Rectify, Elise, new() { Corrections = [new("identification", "email", right)] })).Actions!.Changed);
        Assert.Equal("nouvelle@example.org", (await AskAsync(HolderAction.Export, Elise)).Records[0].Value!.Value.GetString());
    }

    [Fact]
    public async Task What_must_be_kept_is_kept_and_told()
    {
        var erased = await AskAsync(HolderAction.Erase, Elise, new() { KeptGround = "17(3)(b)", KeptUntil = new(2031, 12, 31) });

        Assert.Equal(new() { Erased = 1, Kept = 1, KeptGround = "17(3)(b)", KeptUntil = new(2031, 12, 31) }, erased.Actions);
        Assert.Equal("Nom et prénom", Assert.Single((await AskAsync(HolderAction.Export, Elise)).Records).Label);
        Assert.Equal(1, (await AskAsync(HolderAction.Erase, Elise)).Actions!.Erased);
        Assert.Equal(AnswerOutcome.NoData, (await AskAsync(HolderAction.Export, Elise)).Outcome);
    }

    [Fact]
    public async Task Every_action_is_answered_by_the_contract()
    {
        var responder = new HolderResponder("crm", holder);
        foreach (var action in Enum.GetValues<HolderAction>())
        {
            var answer = await responder.AnswerAsync(JsonSerializer.SerializeToUtf8Bytes(Query(action, Elise), RightsJson.Options), TestContext.Current.CancellationToken);
            Assert.NotEqual(AnswerOutcome.Failed, Assert.IsType<AnswerReading.Valid>(AnswerReader.Read(answer)).Answer.Outcome);
        }
    }

    public void Dispose() => File.Delete(file);

    private Task<HolderReply> AskAsync(HolderAction action, QuerySubject subject, QueryParameters? parameters = null) =>
        holder.AnswerAsync(Query(action, subject) with { Parameters = parameters }, TestContext.Current.CancellationToken);

    private static RightsQuery Query(HolderAction action, QuerySubject subject) => new()
    {
        QueryId = Guid.CreateVersion7().ToString(),
        Reference = "DR-2026-7K3M9",
        Controller = "mgen",
        Action = action,
        Right = "access",
        Subject = subject,
        Activities = ["newsletter"],
        AskedAt = new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero),
        AnswerBy = new DateOnly(2026, 4, 11),
    };
}
