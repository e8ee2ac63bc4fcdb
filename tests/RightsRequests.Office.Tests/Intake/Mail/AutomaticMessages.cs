using System.Text;
using MimeKit;
using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake.Mail;

/// <summary>Messages that no person wrote are named to who settles them (RFC 3834, RFC 3464).</summary>
public sealed class AutomaticMessages
{
    [Theory]
    [InlineData("Auto-Submitted: auto-replied", "reply")]
    [InlineData("Auto-Submitted: Auto-Replied; owner-email=\"zoe@example.org\"", "reply")]
    [InlineData("Precedence: auto_reply", "reply")]
    [InlineData("Auto-Submitted: no", null)]
    [InlineData("Auto-Submitted: auto-generated", null)]
    [InlineData("Auto-Submitted: ", null)]
    [InlineData("Precedence: bulk", null)]
    [InlineData("X-Nothing: special", null)]
    public void What_a_machine_answers_by_itself_is_named_and_what_it_sends_for_a_person_is_not(string header, string? automatic) =>
        Assert.Equal(automatic, Read($"From: zoe@example.org\n{header}\n\nJe suis absente.").Automatic);

    [Theory]
    [InlineData("failed", "undelivered")]
    [InlineData("Failed (unknown user)", "undelivered")]
    [InlineData("delayed", "reply")]
    [InlineData("delivered", "reply")]
    public void A_notice_of_a_message_that_did_not_arrive_is_told_from_one_that_is_late(string action, string automatic)
    {
        var content = Read(Report("delivery-status", $"Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; a@example.org\nAction: delivered\n\nFinal-Recipient: rfc822; b@example.org\nAction: {action}\nStatus: 5.1.1\n"));

        Assert.Equal(automatic, content.Automatic);
        Assert.Equal("Votre message n'a pas ete remis.", content.Text);
    }

    [Theory]
    [InlineData("disposition-notification", "Action: failed\n")]
    [InlineData("feedback-report", "Action: failed\n")]
    public void Other_reports_are_none(string type, string status) => Assert.Null(Read(Report(type, status)).Automatic);

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u00ff: \n\n:::\n")]
    [InlineData("Action failed\n")]
    public void A_notice_that_cannot_be_read_is_an_automatic_message_all_the_same(string status) => Assert.Equal("reply", Read(Report("delivery-status", status)).Automatic);

    private static string Report(string type, string status) =>
        $"""
        From: MAILER-DAEMON@mx.example.org
        Auto-Submitted: {(type == "delivery-status" ? "auto-replied" : "no")}
        Content-Type: multipart/report; report-type={type}; boundary=b

        --b
        Content-Type: text/plain

        Votre message n'a pas ete remis.
        --b
        Content-Type: message/{type}

        {status}
        --b
        Content-Type: message/rfc822

        From: rights@example.org
        Subject: Votre demande

        Bonjour.
        --b--
        """;

    private static MailContent Read(string message)
    {
        using var read = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(message)));
        return MessageReading.Read(read).Content;
    }
}
