using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Files;
using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Files;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Holders;

public sealed class AskingPeople(OfficeFixture postgres)
{
    private const string Person = "archives@example.org";
    private const string StandIn = "suppleance@example.org";
    private static readonly PersonFileDetails About = new("newsletter", "identification", "subject", ConcernsThirdParty: false);

    [Fact]
    public async Task A_mail_tells_nothing_and_its_code_opens_the_question_once()
    {
        await using var office = await StartAsync();
        var (filed, _) = await office.AskedAsync();
        var mail = Assert.Single(await ToAsync(office, Person));
        Assert.Contains(filed.Reference, mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/en/detenteur", mail.Text, StringComparison.Ordinal);
        var code = Code(mail);

        Assert.IsType<PersonUnknown>(await EnterAsync(office, "AAAAA-AAAAA-AAAAA-AAAAA"));
        Assert.IsType<PersonUnknown>(await EnterAsync(office, ""));
        // As people type it.
        var token = Assert.IsType<PersonEntered>(await EnterAsync(office, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Token;
        var task = (await office.Office.InScopeAsync((PersonDesk desk) => desk.OpenAsync(token, default)))!;
        Assert.Equal(("Zéphyrine Quillfeather", HolderAction.Export, 1), (task.Subject.FullName, task.Action, task.Attempt));
        Assert.Contains(task.Subject.Identifiers, one => one.Value == "QZ99887766");

        office.Office.Clock.Advance(Duration.FromSeconds(1));
        Assert.IsType<PersonCodeRenewed>(await EnterAsync(office, code));
        var renewed = Code((await ToAsync(office, Person))[^1]);
        Assert.NotEqual(code, renewed);
        Assert.IsType<PersonEntered>(await EnterAsync(office, renewed));
        office.Office.Clock.Advance(Duration.FromHours(5));
        Assert.Null(await office.Office.InScopeAsync((PersonDesk desk) => desk.OpenAsync(token, default)));
    }

    [Fact]
    public async Task An_expired_code_opens_nothing_and_no_mailbox_is_filled()
    {
        await using var office = await StartAsync();
        await office.AskedAsync();
        var code = Code(Assert.Single(await ToAsync(office, Person)));
        await EnterAsync(office, code);
        for (var tried = 0; tried < 10; tried++)
        {
            Assert.IsType<PersonCodeRenewed>(await EnterAsync(office, code));
        }

        Assert.Equal(5, (await ToAsync(office, Person)).Count);
        office.Office.Clock.Advance(Duration.FromDays(14));
        Assert.IsType<PersonUnknown>(await EnterAsync(office, code));
    }

    [Fact]
    public async Task What_was_found_goes_the_way_of_every_answer_with_its_files()
    {
        await using var office = await StartAsync();
        var (_, id) = await office.AskedAsync();
        var token = await OpenAsync(office);

        Assert.Null(await AddAsync(office, token, "Fiche.pdf", SampleFiles.Pdf()));
        Assert.Null(await AddAsync(office, token, "Photo.png", SampleFiles.Png()));
        Assert.NotNull(await AddAsync(office, token, "page.html", "<html>"u8.ToArray()));
        // Of several all are taken or none: who sends them again sends nothing twice.
        var refused = await office.Office.InScopeAsync((PersonDesk desk) => desk.AddFilesAsync(token, [("Autre.png", SampleFiles.Png()), ("page.html", "<html>"u8.ToArray())], About, default));
        Assert.Equal("page.html", refused?.Name);
        var files = (await office.Office.InScopeAsync((PersonDesk desk) => desk.OpenAsync(token, default)))!.Files;
        Assert.Equal(["Fiche.pdf", "Photo.png"], files.Select(one => one.Name));
        await office.Office.InScopeAsync(async (PersonDesk desk) =>
        {
            await desk.RemoveFileAsync(token, files[1].Id, default);
            return true;
        });

        Assert.True(await AnswerAsync(office, token, new("done", "Une fiche de 2019.", About, null, null, 0)));

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("review", seen.Step);
        Assert.Empty(seen.Incidents);
        Assert.False(await AnswerAsync(office, token, new("no-data", null, null, null, null, 0)));
        var records = (await office.Office.InScopeAsync((RecordDesk desk) => desk.ListAsync(id, TestOffice.Agent, null, 10, default)))!.Records;
        Assert.Equal(["Fiche.pdf", "Une fiche de 2019."], records.Select(one => one.Value!.Value.ValueKind == System.Text.Json.JsonValueKind.String ? one.Value.Value.GetString() : one.Value.Value.GetProperty("file").GetString()));
        var file = Assert.Single(await office.Office.InScopeAsync((FileDesk desk) => desk.ListAsync(id, TestOffice.Agent, default)));
        Assert.Equal(("holder", "Fiche.pdf", "application/pdf", "crm"), (file.Origin, file.Name, file.ContentType, file.AddedBy));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM holder_files"));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM holder_invitations"));
    }

    [Fact]
    public async Task The_package_hands_over_the_documents_but_those_of_other_people_and_of_other_holders()
    {
        await using var office = await StartAsync();
        var (_, id) = await office.AskedAsync();
        var token = await OpenAsync(office);
        await AddAsync(office, token, "Fiche.pdf", SampleFiles.Pdf());
        await office.Office.InScopeAsync((PersonDesk desk) => desk.AddFilesAsync(token, [("Voisine.png", SampleFiles.Png())], About with { ConcernsThirdParty = true }, default));
        Assert.True(await AnswerAsync(office, token, new("done", null, null, null, null, 0)));
        await office.DoAsync(id, TestOffice.Agent, "accept-answers");
        await office.DoAsync(id, TestOffice.Dpo, "approve");
        await office.DrainAsync();

        Assert.Equal(["documents/1-Fiche.pdf"], (await PackageAsync(office, id)).Where(name => name.StartsWith("documents/", StringComparison.Ordinal)));

        // As if another holder's record named it.
        await office.Office.ExecuteAsync("UPDATE request_files SET added_by = 'care-centres'");
        await office.Office.ExecuteAsync("UPDATE effects SET state = 'pending', next_at = now() WHERE kind = 'typeset-letter'");
        await office.DrainAsync();
        Assert.DoesNotContain(await PackageAsync(office, id), name => name.StartsWith("documents/", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> PackageAsync(CorrespondingOffice office, Guid caseId)
    {
        var content = await office.Office.InScopeAsync((OfficeDb db) => db.Letters.Where(row => row.CaseId == caseId && row.Kind == "data-package").Select(row => row.Pdf).SingleAsync());
        var key = await office.Office.InScopeAsync((CaseVault vault) => vault.KeyOfCaseAsync(caseId, default));
        using var archive = new ZipArchive(new MemoryStream(await office.Office.InScopeAsync((ContentCipher cipher) => Task.FromResult(cipher.Open(key, content, Purpose.Letter)))));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    [Fact]
    public async Task A_refusal_with_its_ground_is_an_incident_and_asking_again_sends_a_new_code()
    {
        await using var office = await StartAsync();
        var (_, id) = await office.AskedAsync();
        var token = await OpenAsync(office);

        Assert.True(await AnswerAsync(office, token, new("refused", null, null, "Secret médical.", "L1110-4", 0)));

        Assert.Contains("it refuses", Assert.Single((await office.Office.CaseAsync(id)).Incidents).Reason, StringComparison.Ordinal);
        Assert.Equal("ask-holders", (await office.Office.CaseAsync(id)).Step);
        office.Office.Clock.Advance(Duration.FromSeconds(1));
        await office.DoAsync(id, TestOffice.Agent, "re-ask-holder");
        await office.DrainAsync();
        Assert.StartsWith("Rappel", (await ToAsync(office, Person))[^1].Subject, StringComparison.Ordinal);
        Assert.True(await AnswerAsync(office, await OpenAsync(office), new("no-data", null, null, null, null, 0)));
        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);
    }

    [Fact]
    public async Task A_question_handed_over_is_the_delegates_reminders_included()
    {
        await using var office = await StartAsync();
        var (_, id) = await office.AskedAsync();
        var token = await OpenAsync(office);
        office.Office.Clock.Advance(Duration.FromSeconds(1));

        Assert.True(await office.Office.InScopeAsync((PersonDesk desk) => desk.HandOverAsync(token, default)));

        Assert.Null(await office.Office.InScopeAsync((PersonDesk desk) => desk.OpenAsync(token, default)));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'holder-handed-over'"));
        office.Office.Clock.Advance(Duration.FromDays(4));
        while (await office.Office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default)))
        {
        }

        await office.DrainAsync();
        Assert.Single(await ToAsync(office, Person));
        var mails = await ToAsync(office, StandIn);
        Assert.Equal(2, mails.Count);
        Assert.StartsWith("Rappel", mails[1].Subject, StringComparison.Ordinal);
        var session = Assert.IsType<PersonEntered>(await EnterAsync(office, Code(mails[1]))).Token;
        Assert.False((await office.Office.InScopeAsync((PersonDesk desk) => desk.OpenAsync(session, default)))!.CanHandOver);
        Assert.False(await office.Office.InScopeAsync((PersonDesk desk) => desk.HandOverAsync(session, default)));
        Assert.True(await AnswerAsync(office, session, new("no-data", null, null, null, null, 0)));
        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);
    }

    [Fact]
    public async Task What_the_team_settles_on_the_cases_page_closes_the_question()
    {
        await using var office = await StartAsync();
        var (_, id) = await office.AskedAsync();
        var token = await OpenAsync(office);

        await office.DoAsync(id, TestOffice.Agent, "complete-task");

        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);
        Assert.Null(await office.Office.InScopeAsync((PersonDesk desk) => desk.OpenAsync(token, default)));
        Assert.False(await AnswerAsync(office, token, new("no-data", null, null, null, null, 0)));
    }

    [Fact]
    public async Task Infected_files_are_not_added_and_none_is_taken_unscanned()
    {
        using var clamd = new FakeClamd();
        await using var office = await StartAsync(services => services.AddSingleton(new FileScanner(clamd.Address)));
        await office.AskedAsync();
        var token = await OpenAsync(office);

        Assert.Contains("antivirus", (await AddAsync(office, token, "a.jpg", SampleFiles.Jpeg("EICAR")))!.Fr, StringComparison.Ordinal);
        Assert.Null(await AddAsync(office, token, "b.jpg", SampleFiles.Jpeg()));
        clamd.Dispose();
        Assert.NotNull(await AddAsync(office, token, "c.jpg", SampleFiles.Jpeg("autre")));

        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_files"));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM holder_files WHERE position('b.jpg' in encode(name, 'escape')) > 0"));
    }

    private Task<CorrespondingOffice> StartAsync(Action<IServiceCollection>? more = null) => CorrespondingOffice.StartAsync(postgres, services =>
    {
        services.AddHolder("crm", holder => holder with { Transport = Transport.Person, Email = Person, Delegate = StandIn });
        more?.Invoke(services);
    });

    private static async Task<string> OpenAsync(CorrespondingOffice office) =>
        Assert.IsType<PersonEntered>(await EnterAsync(office, Code((await ToAsync(office, Person))[^1]))).Token;

    private static Task<PersonEntry> EnterAsync(CorrespondingOffice office, string code) => office.Office.InScopeAsync((PersonDesk desk) => desk.EnterAsync(code, default));

    private static Task<bool> AnswerAsync(CorrespondingOffice office, string token, PersonAnswer answer) => office.Office.InScopeAsync((PersonDesk desk) => desk.AnswerAsync(token, answer, default));

    private static async Task<Law.BilingualText?> AddAsync(CorrespondingOffice office, string token, string name, byte[] content)
    {
        office.Office.Clock.Advance(Duration.FromSeconds(1));
        return (await office.Office.InScopeAsync((PersonDesk desk) => desk.AddFilesAsync(token, [(name, content)], About, default)))?.Why;
    }

    private static async Task<IReadOnlyList<OutgoingMail>> ToAsync(CorrespondingOffice office, string address) =>
        [.. (await office.MailsAsync()).Select(one => one.Mail).Where(mail => mail.To == address)];

    private static string Code(OutgoingMail mail) => Regex.Match(mail.Text, "[0-9A-Z]{5}(-[0-9A-Z]{5}){3}").Value;
}
