using RightsRequests.Absences;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Absences;

/// <summary>The DPO names who stands in; it holds on the days said, and not before or after.</summary>
public sealed class NamingASubstitute(OfficeFixture postgres)
{
    private static readonly Actor Eric = new("eric", new HashSet<Role> { Role.Agent });

    [Fact]
    public async Task It_holds_from_the_first_day_to_the_last_and_ends_when_somebody_says_so()
    {
        await using var office = await postgres.OfficeAsync();
        var today = NodaTime.LocalDate.FromDateTime(office.Clock.GetCurrentInstant().ToDateTimeUtc());
        var entered = Assert.IsType<AbsenceEntered>(await EnterAsync(office, "denis", "eric", today.PlusDays(1), today.PlusDays(2), TestOffice.Dpo));

        Assert.Empty(await ForAsync(office, Eric));
        office.Clock.AdvanceDays(1);
        Assert.Equal(["denis"], await ForAsync(office, Eric));
        Assert.Empty(await ForAsync(office, TestOffice.Agent));
        Assert.Empty(await ForAsync(office, new Actor("eric", new HashSet<Role> { Role.Dpo })));
        office.Clock.AdvanceDays(1);
        Assert.Equal(["denis"], await ForAsync(office, Eric));
        office.Clock.AdvanceDays(1);
        Assert.Empty(await ForAsync(office, Eric));

        today = today.PlusDays(3);
        entered = Assert.IsType<AbsenceEntered>(await EnterAsync(office, "denis", "eric", today, today, TestOffice.Dpo));
        Assert.Equal(["denis"], await ForAsync(office, Eric));
        Assert.False(await EndAsync(office, entered.Absence.Id, TestOffice.Agent));
        Assert.True(await EndAsync(office, entered.Absence.Id, TestOffice.Dpo));
        Assert.False(await EndAsync(office, entered.Absence.Id, TestOffice.Dpo));
        Assert.Empty(await ForAsync(office, Eric));
        Assert.Equal(2, await office.CountAsync($"SELECT count(*) FROM audit_entries WHERE case_id = '{entered.Absence.Id}'"));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
        await office.ExecuteAsync("UPDATE absences SET audit_length = 1 WHERE ended_at IS NOT NULL");
        Assert.Equal("absence", Assert.IsType<AuditBroken>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default))).Reference);
    }

    [Fact]
    public async Task Who_is_named_by_two_stands_in_for_both()
    {
        await using var office = await postgres.OfficeAsync();
        var today = NodaTime.LocalDate.FromDateTime(office.Clock.GetCurrentInstant().ToDateTimeUtc());
        await EnterAsync(office, "denis", "eric", today, today, TestOffice.Dpo);
        await EnterAsync(office, "carine", "eric", today, today, TestOffice.Dpo);

        Assert.Equal(["denis", "carine"], await ForAsync(office, Eric));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_the_field()
    {
        await using var office = await postgres.OfficeAsync();
        var today = NodaTime.LocalDate.FromDateTime(office.Clock.GetCurrentInstant().ToDateTimeUtc());
        await EnterAsync(office, "denis", "eric", today, today.PlusDays(9), TestOffice.Dpo);

        Assert.IsType<AbsenceForbidden>(await EnterAsync(office, "carine", "agnes", today, today, TestOffice.Agent));
        foreach (var (absent, substitute, from, to, field) in new[]
        {
            ("", "agnes", today, today, "absent"), ("carine", "carine", today, today, "substitute"), ("carine", "agnes", today, today.PlusDays(-1), "to"),
            ("carine", "agnes", today.PlusDays(-9), today.PlusDays(-8), "to"), ("carine", "agnes", today, today.PlusDays(400), "to"),
            ("carine", "denis", today, today, "substitute"), ("denis", "agnes", today, today, "absent"), ("eric", "agnes", today, today, "absent"),
        })
        {
            var refused = Assert.IsType<AbsenceRefused>(await EnterAsync(office, absent, substitute, from, to, TestOffice.Dpo));
            Assert.Equal([field], refused.Errors.Keys);
        }

        var dates = Assert.IsType<AbsenceRefused>(await office.InScopeAsync((AbsenceDesk desk) => desk.EnterAsync("carine", "agnes", "demain", null, TestOffice.Dpo, default)));
        Assert.Equal(["from", "to"], dates.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_substitute_acts_on_cases_as_the_absent_one_might_and_the_offer_goes_when_the_absence_ends()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        var today = NodaTime.LocalDate.FromDateTime(office.Clock.GetCurrentInstant().ToDateTimeUtc());
        await office.ActAsync(id, TestOffice.Agent, "confirm-identity");
        Assert.IsType<ActForbidden>(await office.ActAsync(id, Eric, "refuse-request", null, ("ground", "12(5)"), ("reasons", "x")));
        await EnterAsync(office, "denis", "eric", today, today, TestOffice.Dpo);
        // Nothing but approval: a refusal stays the DPO's.
        Assert.IsType<ActForbidden>(await office.ActAsync(id, Eric, "refuse-request", null, ("ground", "12(5)"), ("reasons", "x")));
        await office.ActAsync(id, TestOffice.Dpo, "refuse-request", null, ("ground", "12(5)"), ("reasons", "Demande répétée."));
        var seen = await office.InScopeAsync((CaseDesk desk) => desk.GetAsync(id, Eric, default));
        Assert.DoesNotContain(seen!.AvailableActions, offer => offer.Action == "refuse-request");
    }

    private static Task<AbsenceOutcome> EnterAsync(TestOffice office, string absent, string substitute, NodaTime.LocalDate from, NodaTime.LocalDate to, Actor actor) =>
        office.InScopeAsync((AbsenceDesk desk) => desk.EnterAsync(absent, substitute, NodaTime.Text.LocalDatePattern.Iso.Format(from), NodaTime.Text.LocalDatePattern.Iso.Format(to), actor, default));

    private static Task<bool> EndAsync(TestOffice office, Guid id, Actor actor) => office.InScopeAsync((AbsenceDesk desk) => desk.EndAsync(id, actor, default));

    private static Task<IReadOnlyList<string>> ForAsync(TestOffice office, Actor actor) => office.InScopeAsync((AbsenceDesk desk) => desk.StandsInForAsync(actor, default));
}
