using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Correspondence;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Correspondence.Digest;

public sealed class SendingDigests(OfficeFixture postgres)
{
    [Fact]
    public async Task Once_a_day_the_team_hears_of_all_that_is_due_and_each_of_the_staff_of_their_own_and_of_nobody_by_name()
    {
        await using var office = await WithStaffAsync();
        var mine = (await office.Office.FileAsync()).Cases[0].Id;
        await office.Office.FileAsync();
        await office.Office.ActAsync(mine, TestOffice.Agent, "assign", null, ("user", "agnes"));
        Assert.Equal(0, await SendAsync(office));
        office.Office.Clock.AdvanceDays(30);

        Assert.Equal(2, await SendAsync(office));
        Assert.Equal(0, await SendAsync(office));

        var mails = (await office.MailsAsync()).Select(one => one.Mail).Where(mail => mail.Subject.StartsWith("À faire", StringComparison.Ordinal)).ToList();
        var (team, own) = (mails.Single(mail => mail.To == "dpo@mgen.example.org"), mails.Single(mail => mail.To == "agnes@mgen.example.org"));
        Assert.Equal((2, 1), (Lines(team.Text), Lines(own.Text)));
        Assert.Contains("dans 3 jours", own.Text, StringComparison.Ordinal);
        Assert.Contains("in 3 days", own.Text, StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.DoesNotContain("Quillfeather", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase));

        office.Office.Clock.AdvanceDays(5);
        Assert.Equal(2, await SendAsync(office));
        Assert.Contains((await office.MailsAsync()).Select(one => one.Mail), mail => mail.Text.Contains("en retard de 2 jours", StringComparison.Ordinal) && mail.Subject.Contains("2 dépassées", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_whose_limit_is_suspended_is_not_said_to_be_late()
    {
        await using var office = await WithStaffAsync();
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        office.Office.Clock.AdvanceDays(30);
        await office.Office.ActAsync(id, TestOffice.Agent, "doubt-identity", null, ("reasons", "Deux personnes de ce nom."));
        office.Office.Clock.AdvanceDays(6);

        Assert.Equal(0, await SendAsync(office));
    }

    [Fact]
    public async Task A_case_open_again_after_its_answer_is_not_said_to_be_late()
    {
        await using var office = await WithStaffAsync();
        await office.Office.FileAsync();
        office.Office.Clock.AdvanceDays(40);
        await office.Office.ExecuteAsync("UPDATE case_figures SET answered_on = NULL, first_answered_on = due - 10");

        Assert.Equal(0, await SendAsync(office));
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_due_and_letters_to_post_and_incidents_are_the_teams()
    {
        await using var office = await WithStaffAsync();
        var request = Requests.Access();
        var id = (await office.Office.FileAsync(request with { Subject = request.Subject! with { Email = null, PostalAddress = "3 allée des Mirabelles\n54000 NANCY" } })).Cases[0].Id;
        await office.DrainAsync();
        await office.Office.HandleAsync(id, new Workflow.IncidentReported("x", "some reason", null, null));
        Assert.Equal(1, await SendAsync(office));
        var told = (await office.MailsAsync()).Select(one => one.Mail).Single(mail => mail.Subject.StartsWith("À faire", StringComparison.Ordinal));
        Assert.Contains("Courriers à poster : 1\n", told.Text, StringComparison.Ordinal);
        Assert.Contains("Incidents ouverts : 1\n", told.Text, StringComparison.Ordinal);
        Assert.Equal("dpo@mgen.example.org", told.To);

        await office.Office.ActAsync(id, TestOffice.Agent, "withdraw");
        office.Office.Clock.AdvanceDays(30);
        await SendAsync(office);
        Assert.All((await office.MailsAsync()).Select(one => one.Mail).Where(mail => mail.Subject.StartsWith("À faire", StringComparison.Ordinal)), mail => Assert.Contains(": 0 échéances", mail.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_that_wait_in_the_mailbox_are_told_to_the_team_alone_and_those_settled_are_not()
    {
        await using var office = await WithStaffAsync();
        await office.Office.ExecuteAsync(
            """
            INSERT INTO mail_drafts (id, message_hash, state, received_at, stored_at, audit_length, audit_head)
            SELECT gen_random_uuid(), decode(md5(state || n), 'hex'), state, TIMESTAMPTZ '2026-04-01 08:00Z', TIMESTAMPTZ '2026-04-01 08:00Z', 0, '' FROM unnest(ARRAY['waiting', 'confirmed', 'discarded']) state, generate_series(1, 2) n
            """);

        Assert.Equal(1, await SendAsync(office));

        var told = Assert.Single(await office.MailsAsync()).Mail;
        Assert.Equal("dpo@mgen.example.org", told.To);
        Assert.Contains("Messages reçus à examiner : 2\n", told.Text, StringComparison.Ordinal);
        Assert.Contains("Messages to be looked at: 2\n", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Incidents ouverts", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_cases_are_named_and_the_others_counted_from_seven_days_before_their_last_day_on()
    {
        await using var office = await WithStaffAsync();
        await office.Office.FileAsync();
        office.Office.Clock.AdvanceDays(22);
        Assert.Equal(0, await SendAsync(office));
        await office.Office.ExecuteAsync("UPDATE cases SET due = '2026-05-01'");
        office.Office.Clock.AdvanceDays(1);
        await office.Office.ExecuteAsync("CREATE TEMP TABLE more AS SELECT * FROM cases; UPDATE more SET due = '2026-04-24'; INSERT INTO cases SELECT (jsonb_populate_record(more, jsonb_build_object('id', gen_random_uuid()))).* FROM more, generate_series(1, 51)");

        Assert.Equal(1, await SendAsync(office));

        var told = (await office.MailsAsync()).Select(one => one.Mail).Single(mail => mail.Subject.StartsWith("À faire", StringComparison.Ordinal));
        Assert.Equal("À faire le 24/04/2026 : 52 échéances, 0 dépassées", told.Subject);
        Assert.Equal(50, Lines(told.Text));
        Assert.Contains("et 2 autres.", told.Text, StringComparison.Ordinal);
        Assert.Contains("aujourd’hui", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_seven_in_the_morning_nobody_is_written_to_and_two_processes_send_one_digest()
    {
        await using var office = await WithStaffAsync();
        await office.Office.FileAsync();
        office.Office.Clock.Advance(Duration.FromDays(30) - Duration.FromHours(4));
        Assert.Equal(0, await SendAsync(office));

        office.Office.Clock.Advance(Duration.FromHours(4));
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(office)));

        Assert.Equal(1, sent.Sum());
    }

    [Fact]
    public async Task Whose_case_has_an_incident_hears_of_it_beside_the_team()
    {
        await using var office = await WithStaffAsync();
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        await office.Office.ActAsync(id, TestOffice.Agent, "assign", null, ("user", "agnes"));
        await office.Office.HandleAsync(id, new Workflow.IncidentReported("x", "some reason", null, null));
        await office.DrainAsync();

        var told = (await office.MailsAsync()).Select(one => one.Mail).Where(mail => mail.Subject.Contains("incident", StringComparison.Ordinal)).Select(mail => mail.To);

        Assert.Equal(["agnes@mgen.example.org", "dpo@mgen.example.org"], told.Order());
    }

    [Fact]
    public void The_HTML_says_the_same_words_and_nothing_in_them_is_markup()
    {
        var html = MailHtml.Of(new(Guid.Empty, null, "zoe@example.org", "Votre <demande>", "Été & <b>gras</b>.\n\nSuivre votre demande : https://example.org/suivi?a=1&b=\"x\".\n") { Language = "fr" });

        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.Contains("<p>Été &amp; &lt;b&gt;gras&lt;/b&gt;.</p>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/suivi?a=1&amp;b=\">https://example.org/suivi?a=1&amp;b=</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    private static int Lines(string text) => text[..text.IndexOf('—', StringComparison.Ordinal)].Split('\n').Count(line => line.StartsWith("- DR-", StringComparison.Ordinal));

    private Task<CorrespondingOffice> WithStaffAsync() => CorrespondingOffice.StartAsync(postgres, services =>
    {
        var options = (OfficeOptions)services.Last(one => one.ServiceType == typeof(OfficeOptions)).ImplementationInstance!;
        services.AddSingleton(options with { StaffAddresses = new Dictionary<string, string> { ["agnes"] = "agnes@mgen.example.org" } });
    });

    private static Task<int> SendAsync(CorrespondingOffice office) => office.Office.InScopeAsync((DigestDesk desk) => desk.SendAsync(default));
}
