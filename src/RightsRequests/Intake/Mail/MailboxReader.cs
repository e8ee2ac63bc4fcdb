using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Casework;

namespace RightsRequests.Intake;

/// <summary>Reads the mailbox over IMAP. A message is marked or moved only after its draft is stored; read twice, it is kept once.</summary>
internal sealed class MailboxReader(IServiceScopeFactory scopes, ILogger<MailboxReader> log)
{
    /// <summary>Marks what is kept, where messages stay in their folder.</summary>
    public const string Keyword = "$RightsKept";
    private const int MostARound = 100;

    // Larger ones stay in the mailbox, unmarked by us, and are told of in the log.
    private const uint Largest = 80_000_000;

    /// <summary>One round; how many messages were kept.</summary>
    public async Task<int> ReadAsync(MailboxOptions mailbox, CancellationToken cancel)
    {
        using var client = new ImapClient();
        await client.ConnectAsync(mailbox.Host, mailbox.Port, SecurityOf(mailbox), cancel);
        await client.AuthenticateAsync(mailbox.User, mailbox.Password, cancel);
        var folder = await client.GetFolderAsync(mailbox.Folder, cancel);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        var done = mailbox.DoneFolder is { } name ? await DoneAsync(client, name, cancel) : null;
        var found = await folder.SearchAsync(SearchQuery.NotDeleted.And(SearchQuery.Not(SearchQuery.HasKeyword(Keyword))), cancel);
        var summaries = found.Count == 0 ? [] : await folder.FetchAsync([.. found.Take(MostARound)], MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Size, cancel);
        var kept = 0;
        foreach (var summary in summaries)
        {
            kept += await OneAsync(folder, done, summary, cancel) ? 1 : 0;
        }

        await client.DisconnectAsync(quit: true, cancel);
        return kept;
    }

    private async Task<bool> OneAsync(IMailFolder folder, IMailFolder? done, IMessageSummary summary, CancellationToken cancel)
    {
        try
        {
            if (summary.Size > Largest)
            {
                log.LogWarning("Message {Uid} of the mailbox is larger than {Largest} bytes and stays there: a person must read it", summary.UniqueId, Largest);
                return false;
            }

            var raw = await RawAsync(folder, summary.UniqueId, cancel);
            await using var scope = scopes.CreateAsyncScope();
            var arrived = Instant.FromDateTimeOffset(summary.InternalDate ?? throw new InvalidOperationException("The mail server tells no date of arrival."));
            var kept = await scope.ServiceProvider.GetRequiredService<MailKeeper>().KeepAsync(new(raw, arrived), cancel);
            if (done is not null)
            {
                await folder.MoveToAsync(summary.UniqueId, done, cancel);
            }
            else
            {
                await folder.AddFlagsAsync(summary.UniqueId, MessageFlags.None, new HashSet<string> { Keyword }, silent: true, cancel);
            }

            return kept;
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not ServiceNotConnectedException && folder.IsOpen)
        {
            // It stays where it is and is read again; the others are not held up.
            log.LogWarning("Message {Uid} of the mailbox was not kept and is read again: {Failure}", summary.UniqueId, FailureText.Of(failure));
            return false;
        }
    }

    private static async Task<byte[]> RawAsync(IMailFolder folder, UniqueId uid, CancellationToken cancel)
    {
        await using var stream = await folder.GetStreamAsync(uid, cancel);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static async Task<IMailFolder> DoneAsync(ImapClient client, string name, CancellationToken cancel)
    {
        try
        {
            return await client.GetFolderAsync(name, cancel);
        }
        catch (FolderNotFoundException)
        {
            return await client.GetFolder(client.PersonalNamespaces[0]).CreateAsync(name, isMessageFolder: true, cancel)
                ?? throw new InvalidOperationException("The mail server makes no folder for messages that are kept.");
        }
    }

    internal static SecureSocketOptions SecurityOf(MailboxOptions mailbox) => mailbox.Security switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "starttls" => SecureSocketOptions.StartTls,
        "none" when new Uri($"imap://{mailbox.Host}").IsLoopback => SecureSocketOptions.None,
        _ => throw new InvalidOperationException("RIGHTS__Imap__Security: tls | starttls | none (loopback only)"),
    };
}
