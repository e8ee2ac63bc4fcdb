using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RightsRequests.Audit;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Intake;

/// <summary>Requests that come in at the same moment are stored in one transaction, and are nobody else's trouble.</summary>
public sealed class FilingsAtTheSameMoment(OfficeFixture postgres)
{
    // Whoever is forgotten would wait for ever.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    // Filed by those that are held up, and before them.
    private static readonly int Others = TogetherLimits.Leaders + 2;

    [Fact]
    public async Task They_share_a_transaction_and_each_has_its_own_outcome()
    {
        await using var office = await postgres.OfficeAsync();
        await using var held = await HoldLeadersAsync(office);
        var filings = Enumerable.Range(0, 12).Select(number => FileAsync(office, number, $"key-{number}")).ToList();
        await held.LetGoAsync();

        var filed = await FiledAsync(filings);
        Assert.Equal(12, filed.Select(one => one.Reference).Distinct().Count());
        Assert.Equal(1, await TransactionsAsync(office, filed[1..]));
        Assert.Equal(12, await office.CountAsync("SELECT count(*) FROM idempotency_keys"));
        Assert.All(filed, one => Assert.Equal("access", one.Cases.Single().Right));
        Assert.Equal(filed[3].Reference, (await office.CaseAsync(filed[3].Cases[0].Id)).Reference);
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
        Assert.Equal(filed[5].TrackingCode, (await FiledAsync([FileAsync(office, 5, "key-5")]))[0].TrackingCode);
    }

    [Fact]
    public async Task Those_of_one_person_know_of_each_other()
    {
        await using var office = await postgres.OfficeAsync();
        await using var held = await HoldLeadersAsync(office);
        var twice = new[] { FileAsync(office, 1), FileAsync(office, 1) };
        await held.LetGoAsync();

        var filed = await FiledAsync(twice);
        foreach (var (one, other) in new[] { (filed[0], filed[1]), (filed[1], filed[0]) })
        {
            var state = await office.InScopeAsync((CaseVault vault) => vault.StateAsync(one.Cases[0].Id, default));
            Assert.Equal(other.Cases[0].Id, Assert.Single(state.Related).Id);
        }
    }

    [Fact]
    public async Task Those_under_one_key_are_one_request()
    {
        await using var office = await postgres.OfficeAsync();
        await using var held = await HoldLeadersAsync(office);
        var twice = new[] { FileAsync(office, 1, "key"), FileAsync(office, 1, "key") };
        await held.LetGoAsync();

        Assert.Single((await FiledAsync(twice)).Select(one => one.TrackingCode).Distinct());
        Assert.Equal(1 + Others, await office.CountAsync("SELECT count(*) FROM requests"));
    }

    [Fact]
    public async Task One_that_cannot_be_stored_fails_for_itself_alone()
    {
        await using var office = await postgres.OfficeAsync();
        await office.ExecuteAsync("ALTER TABLE requests ADD CONSTRAINT planted CHECK (language <> 'en')");
        await using var held = await HoldLeadersAsync(office);
        var filings = Enumerable.Range(0, 4).Select(number => FileAsync(office, number)).ToList();
        var wrong = FileAsync(office, Person(4) with { Language = "en" });
        await held.LetGoAsync();

        await Assert.ThrowsAsync<PostgresException>(() => wrong.WaitAsync(Bound));
        Assert.Equal(4, (await FiledAsync(filings)).Count);
        Assert.Equal(4 + Others, await office.CountAsync("SELECT count(*) FROM requests"));
    }

    [Fact]
    public async Task Nobody_waits_for_a_person_whom_another_transaction_works_on()
    {
        await using var office = await postgres.OfficeAsync();
        var known = (await FiledAsync([FileAsync(office, 3)]))[0];
        await using var scope = office.Provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        await using var other = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FilingGround.Locks(await CameAsync(office, 2)).First()})");
        await db.Database.ExecuteSqlAsync($"SELECT FROM cases WHERE id = {known.Cases[0].Id} FOR UPDATE");
        await using var held = await HoldLeadersAsync(office);
        var filings = Enumerable.Range(0, 4).Select(number => FileAsync(office, number)).ToList();
        await held.LetGoAsync();

        Assert.Equal(1, await TransactionsAsync(office, await FiledAsync(filings[..2])));
        Assert.DoesNotContain(filings[2..], one => one.IsCompleted);
        await other.CommitAsync();
        Assert.Equal(known.Reference, Assert.Single((await office.CaseAsync((await FiledAsync(filings[2..]))[1].Cases[0].Id)).Related).Reference);
    }

    [Fact]
    public async Task One_whose_transaction_seemed_to_fail_finds_itself_in_the_register()
    {
        await using var office = await postgres.OfficeAsync();
        var came = await CameAsync(office, 1) with { SamePerson = [] };
        var opened = await office.InScopeAsync((CaseOpener opener) => Task.FromResult(opener.Open(came, ContentCipher.NewDataKey(), "DR-2026-00000", related: [])));
        var first = await office.InScopeAsync((FilingGroup group) => group.FileAsync([opened], wait: false, default));

        var again = await office.InScopeAsync((FilingGroup group) => group.FileAsync([opened], wait: true, default));
        var another = await office.InScopeAsync((FilingGroup group) => group.FileAsync([opened with { Row = Copy(opened.Row) }], wait: true, default));

        Assert.Equal(first, again);
        Assert.NotEqual("DR-2026-00000", Assert.IsType<Filed>(another[0]).Request.Reference);
        Assert.Equal(2, await office.CountAsync("SELECT count(*) FROM requests"));
    }

    private static RequestRow Copy(RequestRow row) => new()
    {
        Id = Guid.CreateVersion7(),
        Reference = row.Reference,
        TrackingCodeHash = row.TrackingCodeHash,
        Content = row.Content,
        Channel = row.Channel,
        Language = row.Language,
        Controller = row.Controller,
    };

    private static async Task<RightsRequests.Intake.Filing> CameAsync(TestOffice office, int person)
    {
        var (policy, request, now) = (office.Service<Policy>(), Person(person), office.Clock.GetCurrentInstant());
        var content = RequestReading.Content(request, RandomCode.Tracking());
        var (controller, establishment) = (policy.Organisation.Controllers[0], policy.Organisation.Establishment);
        return new(request, content, controller, establishment, now, DeadlineCalculator.DayOfReceipt(now, establishment))
        {
            SamePerson = await office.InScopeAsync((SearchIndex index) => Task.FromResult(index.SamePerson(content.Subject))),
        };
    }

    private static NewRequest Person(int number) => Requests.Access() with { Subject = new($"Personne Numéro{number}", Email: $"personne{number}@example.org") };

    private static Task<FilingOutcome> FileAsync(TestOffice office, int person, string? key = null) => FileAsync(office, Person(person), key);

    private static Task<FilingOutcome> FileAsync(TestOffice office, NewRequest request, string? key = null) =>
        office.InScopeAsync((IntakeDesk desk) => desk.FileAsync(request, key, default));

    private static async Task<List<FiledRequest>> FiledAsync(IEnumerable<Task<FilingOutcome>> filings) =>
        [.. (await Task.WhenAll(filings).WaitAsync(Bound)).Select(one => Assert.IsType<Filed>(one).Request)];

    // In how many they were stored.
    private static Task<long> TransactionsAsync(TestOffice office, IEnumerable<FiledRequest> filed) =>
        office.CountAsync($"SELECT count(DISTINCT xmin::text) FROM requests WHERE reference IN ({string.Join(',', filed.Select(one => $"'{one.Reference}'"))})");

    private static async Task<HeldLeaders> HoldLeadersAsync(TestOffice office)
    {
        // The first one keeps the text of the procedure, the second sees that it is kept; what leads would wait for each other there.
        await FiledAsync([FileAsync(office, 1000)]);
        await FiledAsync([FileAsync(office, 1001)]);
        return await HeldLeaders.HoldAsync(office, "case_keys", number => FileAsync(office, 1002 + number));
    }
}
