using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using NodaTime;
using RightsRequests.Correspondence;
using RightsRequests.Intake;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Diagnosis;

/// <summary>Whether the servers outside answer: mail, mailbox, virus scanner, time authority. What is not set up is not checked.</summary>
public sealed class ServerDiagnosis(OfficeOptions options, RealTime realTime)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Duration Tolerance = Duration.FromSeconds(5);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel)
    {
        List<Finding> found = [];
        if (options.SmtpUri is { } smtp)
        {
            found.Add(await TryAsync("mail", "RIGHTS__SmtpUri", patience => SmtpAsync(smtp, patience), cancel));
        }
        else if (options.Development)
        {
            found.Add(Finding.Good("mail", "développement : /dev/outbox", "development: /dev/outbox"));
        }

        if (options.Mailbox is { } mailbox)
        {
            found.Add(await TryAsync("mailbox", "RIGHTS__Imap__*", patience => ImapAsync(mailbox, patience), cancel));
        }

        if (options.Clamd is { } clamd)
        {
            found.Add(await TryAsync("virus-scanner", "RIGHTS__Clamd", patience => ClamdAsync(clamd, patience), cancel));
        }

        if (options.TimeAuthority is { } authority)
        {
            found.Add(await TryAsync("time-authority", "RIGHTS__TimeAuthority__*", patience => StampAsync(authority, patience), cancel));
        }

        return found;
    }

    private static async Task<Finding> TryAsync(string subject, string setting, Func<CancellationToken, Task<Finding?>> ask, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await ask(patience.Token) ?? Finding.Good(subject, "répond", "answers");
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            var why = WhyAway.Of(failed);
            return Finding.Fault(subject, $"ne répond pas ({why.Fr}) : vérifiez {setting} et le serveur", $"does not answer ({why.En}): check {setting} and the server");
        }
    }

    private static async Task<Finding?> SmtpAsync(Uri server, CancellationToken cancel)
    {
        using var client = new SmtpClient();
        await SmtpMailer.ConnectAsync(client, server, cancel);
        await client.DisconnectAsync(quit: true, cancel);
        return null;
    }

    private static async Task<Finding?> ImapAsync(MailboxOptions mailbox, CancellationToken cancel)
    {
        using var client = new ImapClient();
        await client.ConnectAsync(mailbox.Host, mailbox.Port, MailboxReader.SecurityOf(mailbox), cancel);
        await client.AuthenticateAsync(mailbox.User, mailbox.Password, cancel);
        await client.GetFolderAsync(mailbox.Folder, cancel);
        await client.DisconnectAsync(quit: true, cancel);
        return null;
    }

    private static async Task<Finding?> ClamdAsync(Uri clamd, CancellationToken cancel)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(clamd.Host, clamd.Port, cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zPING\0"u8.ToArray(), cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(cancel)).StartsWith("PONG", StringComparison.Ordinal) ? null : throw new IOException("Not clamd.");
    }

    private async Task<Finding?> StampAsync(TimeAuthoritySettings settings, CancellationToken cancel)
    {
        var token = await LetterSigner.TimeAuthority(settings).StampAsync(SHA256.HashData("rights-requests"u8), cancel);
        var apart = Instant.FromDateTimeOffset(token.TokenInfo.Timestamp) - realTime.Clock.GetCurrentInstant();
        return apart > Tolerance || apart < -Tolerance
            ? Finding.Fault("clock", $"{apart.TotalSeconds:0} s d'écart avec le tiers horodateur : réglez l'heure (NTP)", $"{apart.TotalSeconds:0} s apart from the time authority: set the time (NTP)")
            : null;
    }
}
