using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Casework;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class WaitingForTheTime(OfficeFixture postgres)
{
    [Fact]
    public async Task Without_the_time_authority_a_letter_waits_in_a_clear_state_is_never_sent_unsigned_and_goes_when_it_is_back()
    {
        using var authority = new SwitchableTimeAuthority { Away = true };
        await using var office = await StartAsync(authority);
        var id = (await office.Office.FileAsync()).Cases[0].Id;

        await TryAgainAsync(office, times: 12);

        var waiting = await office.Office.CaseAsync(id);
        Assert.Equal(("approved", "time-authority"), (waiting.Letters[0].State, waiting.Letters[0].WaitingFor));
        Assert.Equal(Instant.FromUtc(2026, 4, 1, 8, 0), waiting.Letters[0].WaitingSince);
        Assert.Single(waiting.Timeline, entry => entry.What == "letter-waits" && entry.Detail.EndsWith("time-authority", StringComparison.Ordinal));
        Assert.Empty(waiting.Incidents);
        Assert.Empty(await office.MailsAsync());
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM letters WHERE signed"));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE state = 'failed'"));
        Assert.True(authority.Asked >= 12);

        authority.Away = false;
        await TryAgainAsync(office, times: 1);

        var sent = await office.Office.CaseAsync(id);
        Assert.Equal(("sent", null), (sent.Letters[0].State, sent.Letters[0].WaitingFor));
        var letter = await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(id, sent.Letters[0].Id, default));
        Assert.True(LetterVerifier.Verify(letter, null).Timestamped || LetterVerifier.Verify(letter, null).Hints.Count > 0);
        Assert.Single(await office.MailsAsync());
    }

    [Fact]
    public async Task After_an_hour_a_person_hears_of_it_can_ask_for_it_at_once_and_need_not_look_once_it_went()
    {
        using var authority = new SwitchableTimeAuthority { Away = true };
        await using var office = await StartAsync(authority);
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        await TryAgainAsync(office, times: 3);

        office.Office.Clock.Advance(Duration.FromMinutes(59));
        await FireTimersAsync(office);
        Assert.Empty((await office.Office.CaseAsync(id)).Incidents);
        office.Office.Clock.Advance(Duration.FromMinutes(2));
        await FireTimersAsync(office);

        var told = await office.Office.CaseAsync(id);
        Assert.Contains("horodatage", Assert.Single(told.Incidents, incident => incident.Open).Reason, StringComparison.Ordinal);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE kind = 'sign-letter' AND state = 'pending'"));

        authority.Away = false;
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "retry-incident", null, MovingACase.Fields(told, "retry-incident")));
        await office.DrainAsync();
        Assert.Equal("sent", (await office.Office.CaseAsync(id)).Letters[0].State);
        Assert.DoesNotContain((await office.Office.CaseAsync(id)).Incidents, incident => incident.Open);
    }

    [Fact]
    public async Task An_incident_of_a_waiting_letter_settles_itself_when_the_letter_goes()
    {
        using var authority = new SwitchableTimeAuthority { Away = true };
        await using var office = await StartAsync(authority);
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        await TryAgainAsync(office, times: 1);
        office.Office.Clock.Advance(Duration.FromMinutes(61));
        await FireTimersAsync(office);
        Assert.Single((await office.Office.CaseAsync(id)).Incidents, incident => incident.Open);

        authority.Away = false;
        await TryAgainAsync(office, times: 1);

        var gone = await office.Office.CaseAsync(id);
        Assert.DoesNotContain(gone.Incidents, incident => incident.Open);
        Assert.Contains(gone.Timeline, entry => entry.What == "incident-settled");
        Assert.Equal("sent", gone.Letters[0].State);
    }

    private Task<CorrespondingOffice> StartAsync(SwitchableTimeAuthority authority) =>
        CorrespondingOffice.StartAsync(postgres, services => services.AddSingleton(new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance, authority)));

    private static async Task TryAgainAsync(CorrespondingOffice office, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
            await office.DrainAsync();
        }
    }

    private static async Task FireTimersAsync(CorrespondingOffice office)
    {
        while (await office.Office.InScopeAsync((TimerRunner runner) => runner.RunOneAsync(default)))
        {
        }
    }
}
