using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.DemoHolders;

namespace RightsRequests.HolderKit.Tests;

public sealed class DemoHolderTests
{
    private static readonly Holdings Table = Holdings.Read(Repository.PathOf("src", "RightsRequests.DemoHolders", "holdings.json"));
    private static readonly IReadOnlyList<Person> People = PeopleGenerator.All(Table);
    private static readonly Person Member = People[0];

    private static DemoHolder Holder(string id, HolderState? state = null) =>
        new(id, Table, new PersonFinder(People), state ?? new HolderState(null), TimeSpan.Zero);

    private static QuerySubject Subject(Person person) => new(person.FullName, person.BirthDate, person.Identifiers);

    private static async Task<HolderReply> Ask(DemoHolder holder, HolderAction action, QuerySubject? subject = null, QueryParameters? parameters = null, params string[] activities) =>
        await holder.AnswerAsync(Samples.Query(action, subject ?? Subject(Member), activities) with { Parameters = parameters }, CancellationToken.None);

    [Fact]
    public async Task Export_GivesValuesOfTheActivitiesAskedAndNoOthers()
    {
        var reply = await Ask(Holder("crm"), HolderAction.Export, activities: ["newsletter", "contract-management"]);
        Assert.NotEmpty(reply.Records);
        Assert.All(reply.Records, record => Assert.Equal("newsletter", record.Activity));
        Assert.All(reply.Records, record => Assert.NotNull(record.Value));
    }

    [Fact]
    public async Task Locate_DisclosesNoValue()
    {
        var reply = await Ask(Holder("crm"), HolderAction.Locate, activities: ["newsletter"]);
        Assert.NotEmpty(reply.Records);
        Assert.All(reply.Records, record => Assert.Null(record.Value));
    }

    [Fact]
    public async Task Export_SomeRecordsConcernThirdParties() =>
        Assert.Contains((await Ask(Holder("complementary-contracts"), HolderAction.Export, activities: ["contract-management"])).Records, record => record.ConcernsThirdParty);

    [Fact]
    public async Task Erase_ThenLocate_FindsNothingLeftThereAndAllElsewhere()
    {
        var holder = Holder("crm");
        var erased = await Ask(holder, HolderAction.Erase, activities: ["newsletter"]);
        Assert.Equal((5, 0), (erased.Actions!.Erased, erased.Actions.Kept));
        Assert.Equal(AnswerOutcome.NoData, (await Ask(holder, HolderAction.Locate, activities: ["newsletter"])).Outcome);
        Assert.Equal(AnswerOutcome.Done, (await Ask(holder, HolderAction.Locate, activities: ["online-exchanges"])).Outcome);
    }

    [Fact]
    public async Task Erase_WithAGroundToKeep_KeepsThatPartAndSaysSo()
    {
        var parameters = new QueryParameters { KeptGround = "17(3)(b)", KeptUntil = new(2031, 12, 31) };
        var reply = await Ask(Holder("complementary-contracts"), HolderAction.Erase, null, parameters, "contract-management");
        Assert.True(reply.Actions is { Erased: > 0, Kept: > 0, KeptGround: "17(3)(b)", KeptUntil: { Year: 2031 } });
    }

    [Fact]
    public async Task Rectify_ThenExport_GivesTheNewValueFromThePerson()
    {
        var holder = Holder("crm");
        var parameters = new QueryParameters { Corrections = [new("identification", "postal-address", JsonSerializer.SerializeToElement("1 rue Neuve"))] };
        Assert.Equal(1, (await Ask(holder, HolderAction.Rectify, null, parameters, "newsletter")).Actions!.Changed);
        var record = Assert.Single((await Ask(holder, HolderAction.Export, activities: ["newsletter"])).Records, record => record.Label == "Adresse postale");
        Assert.Equal("1 rue Neuve", record.Value!.Value.GetString());
    }

    [Fact]
    public async Task Restrict_ThenLift_CountsEachOnce()
    {
        var holder = Holder("crm");
        Assert.Equal(5, (await Ask(holder, HolderAction.Restrict, activities: ["newsletter"])).Actions!.Changed);
        Assert.Equal(0, (await Ask(holder, HolderAction.Restrict, activities: ["newsletter"])).Actions!.Changed);
        Assert.Equal(5, (await Ask(holder, HolderAction.LiftRestriction, activities: ["newsletter"])).Actions!.Changed);
        Assert.Equal(5, (await Ask(holder, HolderAction.StopProcessing, activities: ["newsletter"])).Actions!.Changed);
    }

    [Fact]
    public async Task Notify_AfterAnErasure_StillTellsTheRecipients()
    {
        var holder = Holder("crm");
        await Ask(holder, HolderAction.Erase, activities: ["newsletter"]);
        var told = Assert.Single((await Ask(holder, HolderAction.Notify, activities: ["newsletter"])).RecipientsNotified);
        Assert.Equal(new DateOnly(2026, 4, 1), told.On);
    }

    [Fact]
    public async Task State_OverARestart_KeepsErasures()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.Delete(file);
            await Ask(Holder("crm", new HolderState(file)), HolderAction.Erase, activities: ["newsletter"]);
            Assert.Equal(AnswerOutcome.NoData, (await Ask(Holder("crm", new HolderState(file)), HolderAction.Locate, activities: ["newsletter"])).Outcome);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task APersonUnknown_HasNoData() =>
        Assert.Equal(AnswerOutcome.NoData, (await Ask(Holder("crm"), HolderAction.Export, new QuerySubject("Personne Inconnue", new(1980, 1, 1)), null, "newsletter")).Outcome);

    [Fact]
    public async Task Namesakes_AreToldApartByTheirNumbersAndNeverGuessed()
    {
        var (one, other) = (People[12], People[13]);
        Assert.Equal((one.FullName, one.BirthDate), (other.FullName, other.BirthDate));
        var holder = Holder("crm");
        var reply = await Ask(holder, HolderAction.Export, Subject(one), null, "newsletter");
        Assert.Equal(one.Email, Assert.Single(reply.Records, record => record.Label == "Adresse électronique").Value!.Value.GetString());
        Assert.Equal(AnswerOutcome.Failed, (await Ask(holder, HolderAction.Export, new QuerySubject(one.FullName, one.BirthDate), null, "newsletter")).Outcome);
    }

    [Fact]
    public async Task OnesNameAndBirthdayWithANamesakesNumber_GiveNobodysData()
    {
        var (one, other) = (People[10], People[11]);
        Assert.Equal((one.FullName, false), (other.FullName, one.BirthDate == other.BirthDate));
        Assert.Equal(AnswerOutcome.Failed, (await Ask(Holder("crm"), HolderAction.Export, new QuerySubject(one.FullName, one.BirthDate, other.Identifiers), null, "newsletter")).Outcome);
    }

    [Fact]
    public async Task AnIdentifierOfSomeoneElse_GivesNobodysData()
    {
        var subject = new QuerySubject("Personne Inconnue", new(1980, 1, 1), Member.Identifiers);
        Assert.Equal(AnswerOutcome.NoData, (await Ask(Holder("crm"), HolderAction.Export, subject, null, "newsletter")).Outcome);
    }

    [Fact]
    public async Task ANameWithoutAccentsTheOtherWayRound_IsTheSame()
    {
        var person = People[1];
        var subject = new QuerySubject("FAUVELIERE Elise", null, [person.Identifiers[^1]]);
        Assert.Equal("Élise Fauvelière", person.FullName);
        Assert.Equal(AnswerOutcome.Done, (await Ask(Holder("crm"), HolderAction.Locate, subject, null, "newsletter")).Outcome);
    }
}
