using NodaTime;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>What is stored of an event is written in the transaction that moves the case, and is nobody else's trouble.</summary>
public sealed class WritingAlongside(OfficeFixture postgres)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Both_are_written_in_one_transaction()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        Assert.IsType<Applied>(await HandleAsync(office, id, "once", Kept(id)));
        Assert.Equal(1, await office.CountAsync($"SELECT count(*) FROM issued_letters JOIN cases ON issued_letters.xmin::text = cases.xmin::text WHERE letter_id = '{id}' AND cases.id = '{id}'"));
    }

    [Fact]
    public async Task An_event_that_was_seen_before_writes_it_all_the_same()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        await HandleAsync(office, id, "once", _ => { });
        Assert.IsType<Ignored>(await HandleAsync(office, id, "once", Kept(id)));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM issued_letters"));
    }

    [Fact]
    public async Task Of_a_request_that_was_erased_nothing_is_written()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        await office.ExecuteAsync("DELETE FROM case_keys");
        Assert.IsType<NotAllowedNow>(await HandleAsync(office, id, "once", Kept(id)));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM issued_letters"));
    }

    [Fact]
    public async Task Where_it_cannot_be_written_neither_is_the_event_and_those_beside_it_go_on()
    {
        await using var office = await postgres.OfficeAsync();
        List<Guid> cases = [];
        while (cases.Count < 3 + TogetherLimits.Leaders)
        {
            cases.Add((await office.FileAsync()).Cases[0].Id);
        }

        await using var held = await HeldLeaders.HoldAsync(office, "inbox", number => HandleAsync(office, cases[3 + number], "held", _ => { }));
        var first = HandleAsync(office, cases[0], "once", Kept(cases[0]));
        var faulty = HandleAsync(office, cases[1], "once", batch => batch.Say("SELECT 1 / 0"));
        var last = HandleAsync(office, cases[2], "once", Kept(cases[2]));
        await held.LetGoAsync();

        await Assert.ThrowsAsync<PostgresException>(() => faulty.WaitAsync(Bound));
        Assert.All(await Task.WhenAll(first, last).WaitAsync(Bound), decision => Assert.IsType<Applied>(decision));
        Assert.Equal(2, await office.CountAsync("SELECT count(*) FROM issued_letters"));
        Assert.Equal(2, await office.CountAsync("SELECT count(*) FROM inbox WHERE event_key = 'once'"));
    }

    private static Action<OfficeBatch> Kept(Guid id) => batch => LetterRegister.Add(batch, id, id.ToByteArray(), Instant.FromUtc(2026, 11, 30, 12, 0));

    private static Task<Decision> HandleAsync(TestOffice office, Guid id, string key, Action<OfficeBatch> alongside) =>
        office.InScopeAsync((CaseDesk desk) => desk.HandleAsync(id, new IncidentReported(key, "Essai. / Trial.", Holder: null, EffectKey: null), alongside, default));
}
