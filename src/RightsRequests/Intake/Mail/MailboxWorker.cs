using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;

namespace RightsRequests.Intake;

/// <summary>Reads the mailbox again and again, where one is set.</summary>
internal sealed class MailboxWorker(OfficeOptions options, MailboxReader reader, ILogger<MailboxWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Mailbox is { } mailbox && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await reader.ReadAsync(mailbox, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The mail server may be away: messages wait there.
                log.LogWarning("The mailbox was not read and is read again: {Failure}", FailureText.Of(failure));
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Max(1, mailbox.EverySeconds)), stoppingToken);
        }
    }
}
