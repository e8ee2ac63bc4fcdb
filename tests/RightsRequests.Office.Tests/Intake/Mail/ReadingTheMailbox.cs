using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Intake.Mail;

/// <summary>Against a real IMAP server: each message becomes a draft, once, whatever it holds.</summary>
public sealed class ReadingTheMailbox(OfficeFixture postgres)
{
    private static readonly DateTimeOffset Arrived = new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero);

    private const string Plain = """
        Received: from elsewhere.example by mx.mgen.example; Sun, 29 Mar 2026 23:30:00 +0200
        Received: from home by elsewhere.example; Mon, 1 Jan 2024 00:00:00 +0000
        Message-ID: <one@example.org>
        From: =?utf-8?q?Zo=C3=A9_Nuage?= <zoe@example.org>
        Subject: Mes =?utf-8?q?donn=C3=A9es?=
        Content-Type: text/plain; charset=utf-8

        Bonjour, je veux une copie de mes donnees et je m'oppose a la prospection.
        """;

    [Fact]
    public async Task A_message_becomes_a_draft_and_nothing_is_opened_until_a_person_confirms_it()
    {
        await using var server = await ImapServer.StartAsync();
        await using var office = await postgres.OfficeAsync();
        await server.DeliverAsync(Plain, Arrived);

        Assert.Equal(1, await ReadAsync(office, server.Mailbox));

        Assert.Equal((1, 1), await server.CountAsync("INBOX"));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM requests"));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM mails"));
        var draft = Assert.Single(await ListAsync(office));
        Assert.Equal(("Zoé Nuage", "zoe@example.org", "Mes données"), (draft.Content.FromName, draft.Content.FromAddress, draft.Content.Subject));
        Assert.Equal(["access", "objection"], draft.Content.Suggested);
        // Our own server's line counts, not the one that anybody could write below it.
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 21, 30), draft.ReceivedAt);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM mail_drafts WHERE encode(content, 'escape') LIKE '%Nuage%' OR encode(content, 'escape') LIKE '%example%'"));

        var request = Requests.Access() with { Channel = null };
        var confirmed = Assert.IsType<MailConfirmed>(await office.InScopeAsync((MailDesk desk) => desk.ConfirmAsync(draft.Id, request, desk.ReceivedOn(draft.ReceivedAt), TestOffice.Agent, default)));

        var id = confirmed.Request.Cases[0].Id;
        Assert.Equal(new LocalDate(2026, 3, 29), (await office.CaseAsync(id)).ReceivedOn);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM requests WHERE channel = 'email'"));
        var file = Assert.Single(await office.InScopeAsync((FileDesk desk) => desk.ListAsync(id, TestOffice.Agent, default)));
        Assert.Equal(("mail", "message.eml"), (file.Origin, file.Name));
        Assert.Empty(await ListAsync(office));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM mail_draft_files"));
        Assert.IsType<MailGone>(await office.InScopeAsync((MailDesk desk) => desk.ConfirmAsync(draft.Id, request, new(2026, 3, 29), TestOffice.Agent, default)));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM requests"));
    }

    [Fact]
    public async Task Read_twice_delivered_twice_or_read_after_a_kill_a_message_is_kept_once_and_a_copied_id_hides_nothing()
    {
        await using var server = await ImapServer.StartAsync();
        await using var office = await postgres.OfficeAsync();
        await server.DeliverAsync(Plain, Arrived);
        await ReadAsync(office, server.Mailbox);
        Assert.Equal(0, await ReadAsync(office, server.Mailbox));
        // The same once more, by another way: as after a kill between the storing and the marking.
        await server.DeliverAsync("Received: from b by a; Mon, 30 Mar 2026 10:00:00 +0200\n" + Plain, Arrived);
        Assert.Equal(0, await ReadAsync(office, server.Mailbox));
        Assert.Equal((2, 2), await server.CountAsync("INBOX"));

        await server.DeliverAsync(Plain.Replace("Bonjour", "Autre demande", StringComparison.Ordinal), Arrived);

        Assert.Equal(1, await ReadAsync(office, server.Mailbox));
        Assert.Equal(2, (await ListAsync(office)).Count);
    }

    [Fact]
    public async Task What_is_kept_moves_to_its_folder_and_what_the_scanner_could_not_judge_stays_until_it_can()
    {
        await using var server = await ImapServer.StartAsync();
        var scanner = new FallibleScan { Away = true };
        await using var office = await postgres.OfficeAsync(services => services.AddSingleton<IMalwareScan>(scanner));
        var mailbox = server.Mailbox with { DoneFolder = "Gardes" };
        await server.DeliverAsync(WithAttachment("virus.pdf", "%PDF-1.7 EICAR"), Arrived);
        await server.DeliverAsync(Plain, Arrived);

        Assert.Equal(1, await ReadAsync(office, mailbox));
        Assert.Equal(1, (await server.CountAsync("INBOX")).All);

        scanner.Away = false;
        Assert.Equal(1, await ReadAsync(office, mailbox));
        Assert.Equal((0, 2), ((await server.CountAsync("INBOX")).All, (await server.CountAsync("Gardes")).All));
        var draft = (await ListAsync(office)).Single(one => one.Content.Subject == "Piece jointe");
        var seen = await office.InScopeAsync((MailDesk desk) => desk.GetAsync(draft.Id, TestOffice.Agent, default));
        Assert.Equal([(0, "infected"), (1, "infected")], seen!.Files.Select(file => (file.Number, file.Verdict)));
        Assert.Null(await office.InScopeAsync((MailDesk desk) => desk.OpenAsync(draft.Id, 1, TestOffice.Agent, default)));
    }

    [Fact]
    public async Task A_twenty_megabyte_attachment_loses_nothing()
    {
        await using var server = await ImapServer.StartAsync();
        await using var office = await postgres.OfficeAsync();
        var content = "%PDF-1.7 " + new string('x', 20_000_000);
        await server.DeliverAsync(WithAttachment("gros.pdf", content), Arrived);

        Assert.Equal(1, await ReadAsync(office, server.Mailbox));

        var draft = Assert.Single(await ListAsync(office));
        var file = await office.InScopeAsync((MailDesk desk) => desk.OpenAsync(draft.Id, 1, TestOffice.Agent, default));
        Assert.Equal(("gros.pdf", "application/pdf", content.Length), (file!.Name, file.ContentType, file.Content.Length));
    }

    [Fact]
    public async Task Discarding_asks_for_a_reason_erases_the_message_and_stays_in_the_audit_trail()
    {
        await using var server = await ImapServer.StartAsync();
        await using var office = await postgres.OfficeAsync();
        await server.DeliverAsync(Plain, Arrived);
        await ReadAsync(office, server.Mailbox);
        var draft = Assert.Single(await ListAsync(office));
        var auditor = new Actor("anne", new HashSet<Role> { Role.Auditor });

        Assert.Equal(["reason"], Assert.IsType<MailRefused>(await office.InScopeAsync((MailDesk desk) => desk.DiscardAsync(draft.Id, " ", TestOffice.Agent, default))).Errors.Keys);
        Assert.IsType<MailGone>(await office.InScopeAsync((MailDesk desk) => desk.DiscardAsync(draft.Id, "Publicité", auditor, default)));
        Assert.IsType<MailDiscarded>(await office.InScopeAsync((MailDesk desk) => desk.DiscardAsync(draft.Id, "Publicité", TestOffice.Agent, default)));

        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM mail_drafts WHERE state = 'discarded' AND settled_by = 'agnes' AND content IS NULL AND wrapped_key IS NULL"));
        Assert.Equal(2, Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default))).Entries);
        Assert.Equal(0, await ReadAsync(office, server.Mailbox));
        await office.ExecuteAsync("UPDATE mail_drafts SET audit_length = 1");
        Assert.IsType<AuditBroken>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
    }

    private static string WithAttachment(string name, string content) => $"""
        Message-ID: <{name}@example.org>
        From: zoe@example.org
        Subject: Piece jointe
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Voir la piece jointe.
        --b
        Content-Type: application/pdf; name="{name}"
        Content-Disposition: attachment; filename="{name}"

        {content}
        --b--
        """;

    private static Task<int> ReadAsync(TestOffice office, MailboxOptions mailbox) =>
        office.InScopeAsync((MailboxReader reader) => reader.ReadAsync(mailbox, default));

    private static Task<IReadOnlyList<MailDraftView>> ListAsync(TestOffice office) =>
        office.InScopeAsync((MailDesk desk) => desk.ListAsync(TestOffice.Agent, default));
}
