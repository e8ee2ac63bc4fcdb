using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Correspondence;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class SendingMail(OfficeFixture postgres)
{
    [Fact]
    public async Task A_letter_reaches_the_subject_by_smtp_once_the_server_takes_it()
    {
        await using var sink = new SmtpSink { Refuses = true };
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddSingleton<IMailer>(provider =>
            new SmtpMailer(provider.GetRequiredService<OfficeOptions>() with { SmtpUri = sink.Address }, provider.GetRequiredService<Policy>())));
        var filed = await office.Office.FileAsync();
        await office.DrainAsync();
        Assert.Equal(1, sink.Refused);
        Assert.Equal("signed", (await office.Office.CaseAsync(filed.Cases[0].Id)).Letters[0].State);

        sink.Refuses = false;
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        await office.DrainAsync();

        var mail = Assert.Single(sink.Accepted);
        Assert.Equal("zephyrine.quillfeather@example.org", mail.To.ToString());
        Assert.Contains(filed.Reference, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("(accès)", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", mail.Subject + mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(filed.Reference, mail.HtmlBody, StringComparison.Ordinal);
        var attachment = Assert.IsType<MimeKit.MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal("application/pdf", attachment.ContentType.MimeType);
        Assert.Equal($"{filed.Reference}-accuse-de-reception-acces.pdf", attachment.FileName);
        Assert.EndsWith($"@{Materials.Pack.Organisation.Dpo.Email!.Split('@')[1]}", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal("sent", (await office.Office.CaseAsync(filed.Cases[0].Id)).Letters[0].State);
    }

    [Fact]
    public void A_mail_tried_again_is_the_same_mail()
    {
        var mailer = new SmtpMailer(null!, Materials.Pack);
        var mail = new OutgoingMail(Guid.CreateVersion7(), null, "zoe@example.org", "Votre demande", "Bonjour,\n");

        Assert.Equal(mailer.Write(mail).MessageId, mailer.Write(mail).MessageId);
    }

    [Fact]
    public async Task What_the_request_was_withdrawn_under_while_the_server_was_away_is_not_sent_after()
    {
        await using var sink = new SmtpSink { Refuses = true };
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddSingleton<IMailer>(provider =>
            new SmtpMailer(provider.GetRequiredService<OfficeOptions>() with { SmtpUri = sink.Address }, provider.GetRequiredService<Policy>())));
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        await office.Office.ActAsync(id, TestOffice.Agent, "doubt-identity", null, ("reasons", "Deux personnes de ce nom."));
        await office.DrainAsync();
        await office.Office.HandleAsync(id, new SubjectWithdrew("withdrawn"));

        sink.Refuses = false;
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        await office.DrainAsync();

        Assert.Equal([("acknowledgement", "sent"), ("identity-request", "signed")], (await office.Office.CaseAsync(id)).Letters.Select(letter => (letter.Kind, letter.State)));
    }
}
