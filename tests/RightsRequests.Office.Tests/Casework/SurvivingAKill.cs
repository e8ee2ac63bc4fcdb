using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

public sealed class SurvivingAKill(OfficeFixture postgres)
{
    [Fact]
    public async Task A_worker_killed_after_each_deed_and_before_its_completion_loses_and_doubles_nothing()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        var killed = 0;
        while (await DoAndDieAsync(office))
        {
            Assert.InRange(++killed, 1, 20);
            await office.Office.ExecuteAsync("UPDATE effects SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL");
            // Another worker takes over.
            Assert.True(await office.Office.InScopeAsync((EffectRunner runner) => runner.RunOneAsync(default)));
        }

        Assert.Equal(3, killed);
        var seen = await office.Office.CaseAsync(filed.Cases[0].Id);
        Assert.Equal("sent", Assert.Single(seen.Letters).State);
        Assert.Single(seen.Timeline, line => line.What == "letter-sent");
        Assert.Single(await office.MailsAsync());
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE state <> 'done'"));
    }

    [Fact]
    public async Task A_worker_killed_between_mail_and_note_sends_the_same_mail_and_not_another()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddScoped<IMailer, DyingAfterSending>());
        var filed = await office.Office.FileAsync();
        await office.DrainAsync();
        Assert.Single(await office.MailsAsync());
        Assert.Equal("signed", Assert.Single((await office.Office.CaseAsync(filed.Cases[0].Id)).Letters).State);

        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        await office.DrainAsync();

        Assert.Equal("sent", Assert.Single((await office.Office.CaseAsync(filed.Cases[0].Id)).Letters).State);
        Assert.Single(await office.MailsAsync());
    }

    [Fact]
    public async Task A_clock_moved_by_months_fires_the_timers_of_all_cases_in_the_order_in_which_they_were_due()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var first = (await office.Office.FileAsync()).Cases[0].Id;
        office.Office.Clock.AdvanceDays(5);
        var second = (await office.Office.FileAsync(Requests.Access("casimir@example.org"))).Cases[0].Id;
        await office.DrainAsync();
        office.Office.Clock.AdvanceDays(60);

        List<Instant> due = [];
        while (await office.Office.InScopeAsync((OfficeDb db) => NextAsync(db)) is { } next && next <= office.Office.Clock.GetCurrentInstant())
        {
            due.Add(next);
            Assert.True(await office.Office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default)));
        }

        Assert.True(due.Count >= 6);
        Assert.Equal(due.Order(), due);
        foreach (var id in new[] { first, second })
        {
            var fired = (await office.Office.CaseAsync(id)).Timeline.Where(line => line.What == "timer").Select(line => line.Detail.Split('/')[0]).ToList();
            Assert.Equal(["remind", "due-soon", "overdue"], fired.Distinct());
        }
    }

    private static async Task<Instant?> NextAsync(OfficeDb db)
    {
        var next = db.Timers.OrderBy(row => row.FireAt).Select(row => (Instant?)row.FireAt);
        return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstOrDefaultAsync(next);
    }

    // What EffectRunner does, up to the moment before it writes down that it did it.
    private static async Task<bool> DoAndDieAsync(CorrespondingOffice office)
    {
        await using var scope = office.Office.Provider.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<EffectQueue>().ClaimAsync(1, 1, default) is not [var claimed])
        {
            return false;
        }

        var key = await services.GetRequiredService<CaseVault>().KeyOfCaseAsync(claimed.CaseId, default);
        var effect = services.GetRequiredService<ContentCipher>().OpenJson<Effect>(key, claimed.Payload, Purpose.Effect);
        await services.GetServices<IEffectExecutor>().First(one => one.Handles(effect)).ExecuteAsync(new(claimed.CaseId, effect), default);
        return true;
    }

    private sealed class DyingAfterSending(DevelopmentOutbox outbox) : IMailer
    {
        public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
        {
            var sentBefore = (await outbox.ListAsync(cancel)).Count > 0;
            await outbox.SendAsync(mail, cancel);
            if (!sentBefore)
            {
                throw new InvalidOperationException("killed");
            }
        }
    }
}
