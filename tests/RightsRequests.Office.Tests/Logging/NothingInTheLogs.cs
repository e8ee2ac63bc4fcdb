using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Correspondence;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Logging;

public sealed class NothingInTheLogs(OfficeFixture postgres)
{
    [Fact]
    public async Task An_access_case_with_failures_on_its_way_leaves_nothing_of_the_subject_in_the_logs()
    {
        using var logs = new LogCollector();
        var mailer = new FailingOnce();
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))
            .AddSingleton<IMailer>(mailer));
        var (filed, id) = await office.AskedAsync();
        await office.AnswerAsync("{\"value\":\"3 allée des Mirabelles\"", "crm", office.Bus.Asked.First().Query.QueryId);
        await office.DoAsync(id, TestOffice.Agent, "dismiss-incident");
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        Assert.Equal("closed", (await LettersOfEveryRight.RunAsync(office, id, allowIncidents: true)).State);

        Assert.True(mailer.Failed);
        Assert.Contains(logs.Lines, line => line.Contains("failed, attempt 1", StringComparison.Ordinal));
        string[] secrets =
        [
            "Quillfeather", "Zéphyrine", "example.org", "QZ99887766", "Mirabelles", "99 00 12 34", "1980-05-17", "tournesol", "Barnabé", filed.TrackingCode,
        ];
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Fails the first mail as a real server would: with the address in its words.</summary>
    private sealed class FailingOnce : IMailer
    {
        public bool Failed { get; private set; }

        public Task SendAsync(OutgoingMail mail, CancellationToken cancel)
        {
            if (Failed)
            {
                return Task.CompletedTask;
            }

            Failed = true;
            throw new InvalidOperationException($"550 {mail.To}: mailbox unavailable");
        }
    }
}
