using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Sends by SMTP: <c>smtps://</c> by TLS from the start, <c>smtp://</c> by STARTTLS, which only loopback may lack.</summary>
internal sealed class SmtpMailer(OfficeOptions options, Policy policy) : IMailer
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var server = options.SmtpUri ?? throw new InvalidOperationException("No SMTP server is configured.");
        using var message = Write(mail);
        using var client = new SmtpClient();
        await ConnectAsync(client, server, cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }

    internal static async Task ConnectAsync(SmtpClient client, Uri server, CancellationToken cancel)
    {
        await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : 587, Security(server), cancel);
        if (server.UserInfo.Split(':', 2) is [var user, var password])
        {
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancel);
        }
    }

    internal MimeMessage Write(OutgoingMail mail)
    {
        var dpo = policy.Organisation.Dpo;
        var from = dpo.Email ?? throw new InvalidOperationException("The policy pack has no address to send from: dpo.email.");
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = MailHtml.Of(mail) };
        if (mail.Attachment is { } attachment)
        {
            body.Attachments.Add(attachment.Name, attachment.Content, new ContentType("application", "pdf"));
        }

        return new MimeMessage([new MailboxAddress(dpo.Name, from)], [MailboxAddress.Parse(mail.To)], mail.Subject, body.ToMessageBody())
        {
            MessageId = $"{mail.Id:N}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
        };
    }

    private static SecureSocketOptions Security(Uri server) =>
        server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect
        : server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;
}
