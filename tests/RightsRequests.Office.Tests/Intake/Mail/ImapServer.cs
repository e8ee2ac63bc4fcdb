using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Tests.Private;

namespace RightsRequests.Office.Tests.Intake.Mail;

/// <summary>Debian's dovecot on a loopback port, with one account.</summary>
internal sealed class ImapServer : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("imap").FullName;
    private int port;

    public MailboxOptions Mailbox => new("127.0.0.1", port, "requests", "secret", "none");

    public static async Task<ImapServer> StartAsync()
    {
        var server = new ImapServer { port = TestWebhook.FreePort() };
        await server.RunAsync("start");
        return server;
    }

    /// <summary>As a mail server does: the message with its own line on top.</summary>
    public async Task DeliverAsync(string message, DateTimeOffset arrived)
    {
        using var client = await OpenAsync();
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite);
        var bytes = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(message.ReplaceLineEndings("\r\n")));
        // As it is: a library that tidied the message would hide what hostile ones do.
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(tcp.GetStream(), System.Text.Encoding.Latin1);
        var stream = tcp.GetStream();
        await reader.ReadLineAsync();
        await SayAsync(stream, "a LOGIN requests secret\r\n");
        await UntilAsync(reader, "a ");
        var date = arrived.ToString("dd-MMM-yyyy HH:mm:ss ", System.Globalization.CultureInfo.InvariantCulture) + arrived.ToString("zzz", System.Globalization.CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        await SayAsync(stream, $"b APPEND INBOX \"{date}\" {{{bytes.Length}}}\r\n");
        await UntilAsync(reader, "+");
        await stream.WriteAsync(bytes.ToArray());
        await SayAsync(stream, "\r\n");
        Assert.StartsWith("b OK", await UntilAsync(reader, "b "), StringComparison.Ordinal);
    }

    /// <summary>Messages of a folder, marked as kept or not.</summary>
    public async Task<(int All, int Marked)> CountAsync(string folder)
    {
        using var client = await OpenAsync();
        var found = await client.GetFolderAsync(folder);
        await found.OpenAsync(FolderAccess.ReadOnly);
        return (found.Count, (await found.SearchAsync(SearchQuery.HasKeyword(MailboxReader.Keyword))).Count);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop");
        for (var tries = 0; File.Exists(Path.Combine(directory, "run", "master.pid")) && tries < 50; tries++)
        {
            await Task.Delay(100);
        }
    }

    private async Task<ImapClient> OpenAsync()
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", port, MailKit.Security.SecureSocketOptions.None);
        await client.AuthenticateAsync("requests", "secret");
        return client;
    }

    private async Task RunAsync(string verb)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf("deploy", "dovecot.sh"), verb, directory, $"{port}"]))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static Task SayAsync(NetworkStream stream, string text) => stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(text)).AsTask();

    private static async Task<string> UntilAsync(StreamReader reader, string start)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new IOException("The mail server hung up.");
    }
}
