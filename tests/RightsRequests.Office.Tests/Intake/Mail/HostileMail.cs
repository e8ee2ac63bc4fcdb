using System.Text;
using MimeKit;
using NodaTime;
using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake.Mail;

public sealed class HostileMail(OfficeFixture postgres)
{
    [Fact]
    public void Markup_becomes_words_and_nothing_of_it_runs()
    {
        var text = HtmlText.Of("<html><head><title>x</title><style>p{}</style><script>alert(1)</script></head><body><p>Bonjour,</p><p>effacez&nbsp;mes <b>donn&eacute;es</b><br>merci<img src=x onerror=alert(2)><script>alert(3)</p></script></body>");

        Assert.Equal("Bonjour,\n\neffacez mes données\nmerci", text);
    }

    [Theory]
    [InlineData("Content-Type: text/plain; charset=klingon\n\ncaf\u00e9 effacer", "effacer")]
    [InlineData("Content-Type: text/html\n\n<script>x</script><p>effacer", "effacer")]
    [InlineData("Content-Type: text/plain\n\neffa\u0000\u0007\u001b[31mcer", "cer")]
    [InlineData("Content-Type: text/plain; charset=utf-8\n\n\u00ff\u00fe effacer", "effacer")]
    [InlineData("Content-Type: multipart/mixed; boundary=\"\"\n\neffacer", "")]
    [InlineData("Content-Transfer-Encoding: base64\n\n@@@@", "")]
    [InlineData("", "")]
    public void Whatever_it_is_it_becomes_text_that_a_form_can_send(string message, string holds)
    {
        var (content, _) = MessageReading.Read(Load($"From: zoe@example.org\n{message}"));

        Assert.Contains(holds, content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(content.Text, one => char.IsControl(one) && one is not ('\n' or '\t'));
    }

    [Fact]
    public void Endless_nests_and_endless_attachments_end()
    {
        var nested = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
        for (var depth = 0; depth < 500; depth++)
        {
            nested.Append($"--b{depth}\nContent-Type: multipart/mixed; boundary=b{depth + 1}\n\n");
        }

        var many = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (var part = 0; part < 2000; part++)
        {
            many.Append("--b\nContent-Disposition: attachment; filename=\"../../etc/x\u0001.exe\"\n\nx\n");
        }

        Assert.NotNull(MessageReading.Read(Load(nested.ToString())).Content);
        var files = MessageReading.Read(Load(many.ToString())).Files;
        Assert.Equal(50, files.Count);
        Assert.All(files, file => Assert.Equal("x.exe", file.Name));
    }

    [Theory]
    [InlineData("From: \"<script>\" <not an address>\n\nx", null)]
    [InlineData("From: zoe@localhost\n\nx", null)]
    [InlineData("From: zoe@example.org, eve@example.com\n\nx", "zoe@example.org")]
    public void A_sender_that_cannot_be_answered_has_no_address(string message, string? address) =>
        Assert.Equal(address, MessageReading.Read(Load(message)).Content.FromAddress);

    [Fact]
    public async Task What_is_no_message_at_all_is_kept_as_it_came()
    {
        await using var office = await postgres.OfficeAsync();
        foreach (var raw in (byte[][])[[], [0, 1, 2, 255], Encoding.ASCII.GetBytes(new string('\n', 100_000))])
        {
            Assert.True(await office.InScopeAsync((MailKeeper keeper) => keeper.KeepAsync(new(raw, Instant.FromUtc(2026, 4, 1, 8, 0)), default)));
        }

        Assert.Equal(3, (await office.InScopeAsync((MailDesk desk) => desk.ListAsync(TestOffice.Agent, default))).Count);
    }

    [Fact]
    public async Task The_same_words_of_two_people_are_two_messages_though_neither_has_an_id()
    {
        await using var office = await postgres.OfficeAsync();
        foreach (var sender in (string[])["zoe", "paul", "zoe"])
        {
            var raw = Encoding.ASCII.GetBytes($"From: {sender}@example.org\r\n\r\nEffacez mes donnees.");
            await office.InScopeAsync((MailKeeper keeper) => keeper.KeepAsync(new(raw, Instant.FromUtc(2026, 4, 1, 8, 0)), default));
        }

        Assert.Equal(2, (await office.InScopeAsync((MailDesk desk) => desk.ListAsync(TestOffice.Agent, default))).Count);
    }

    private static MimeMessage Load(string text) =>
        MimeMessage.Load(new ParserOptions { MaxMimeDepth = 64 }, new MemoryStream(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n"))));
}
