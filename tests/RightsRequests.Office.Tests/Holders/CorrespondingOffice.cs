using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Delivery;
using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.Letters;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>An office whose holders are the test itself.</summary>
internal sealed class CorrespondingOffice(TestOffice office, WaitingBus bus) : IAsyncDisposable
{
    public TestOffice Office { get; } = office;
    public WaitingBus Bus { get; } = bus;

    public static async Task<CorrespondingOffice> StartAsync(OfficeFixture postgres, Action<IServiceCollection>? more = null)
    {
        var bus = new WaitingBus();
        var keys = Directory.CreateTempSubdirectory("office-signing").FullName;
        LetterSeal.CreateDevelopmentKey(keys, "test", Instant.FromUtc(2026, 4, 1, 8, 0));
        var office = await postgres.OfficeAsync(services =>
        {
            services.AddSingleton<IQueryBus>(bus).AddSingleton(_ => LetterSeal.Open(Path.Combine(keys, "signing.p12"), "test"));
            more?.Invoke(services);
        });
        return new(office, bus);
    }

    public async Task DrainAsync()
    {
        while (await Office.InScopeAsync((EffectRunner runner) => runner.RunOneAsync(default)))
        {
        }
    }

    /// <summary>An access case of one activity whose holder was asked.</summary>
    public async Task<(FiledRequest Filed, Guid Case)> AskedAsync(NewRequest? request = null)
    {
        var filed = await Office.FileAsync((request ?? Requests.Access()) with { Scope = new(["newsletter"]) });
        var id = filed.Cases[0].Id;
        await DrainAsync();
        await DoAsync(id, TestOffice.Agent, "confirm-identity");
        await DoAsync(id, TestOffice.Agent, "accept-assessment");
        await DrainAsync();
        return (filed, id);
    }

    public async Task DoAsync(Guid id, Workflow.Actor actor, string action)
    {
        var offer = (await Office.InScopeAsync((CaseDesk desk) => desk.GetAsync(id, actor, default)))!.AvailableActions.FirstOrDefault(one => one.Action == action);
        Assert.True(offer is not null, $"{action} is not offered");
        var fields = offer.Fields.Where(field => field.Required).Select(field => (field.Name, field.Options is [var first, ..] ? first : "ok")).ToArray();
        Assert.IsType<Acted>(await Office.ActAsync(id, actor, action, null, fields));
    }

    public Task AnswerAsync(string body, string? user = "crm", string? correlation = null) =>
        Office.InScopeAsync(async (HolderDesk desk) =>
        {
            await desk.AnswerArrivedAsync(System.Text.Encoding.UTF8.GetBytes(body), user, correlation, default);
            return true;
        });

    public Task<IReadOnlyList<KeptMail>> MailsAsync() => Office.InScopeAsync((DevelopmentOutbox outbox) => outbox.ListAsync(default));

    public async Task<SubjectSession?> OpenSessionAsync(string reference, string trackingCode)
    {
        var code = await StartSessionAsync(reference, trackingCode);
        return await Office.InScopeAsync((StatusDesk desk) => desk.ConfirmSessionAsync(reference, trackingCode, code, default));
    }

    /// <summary>The one-time code mailed.</summary>
    public async Task<string> StartSessionAsync(string reference, string trackingCode)
    {
        // Mails are listed by time: no two codes of a test at the same instant.
        Office.Clock.Advance(Duration.FromSeconds(1));
        Assert.True(await Office.InScopeAsync((StatusDesk desk) => desk.StartSessionAsync(reference, trackingCode, default)));
        var text = (await MailsAsync()).Last(mail => mail.Mail.Subject.Contains("code", StringComparison.OrdinalIgnoreCase)).Mail.Text;
        return new string([.. text.SkipWhile(letter => !char.IsDigit(letter)).TakeWhile(char.IsDigit)]);
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
