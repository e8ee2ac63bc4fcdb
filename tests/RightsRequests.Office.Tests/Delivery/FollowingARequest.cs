using System.IO.Compression;
using NodaTime;
using RightsRequests.Delivery;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Delivery;

public sealed class FollowingARequest(OfficeFixture postgres)
{
    [Fact]
    public async Task An_access_case_runs_from_the_form_to_the_signed_letter_that_only_a_session_opens()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await office.AskedAsync();
        await office.AnswerAsync(AnsweringQueries.Answer(Assert.Single(office.Bus.Asked).Query.QueryId));
        await office.DoAsync(id, TestOffice.Agent, "accept-answers");
        await office.DoAsync(id, TestOffice.Dpo, "approve");
        await office.DrainAsync();
        await office.DoAsync(id, TestOffice.Dpo, "approve-letter");
        await office.DrainAsync();

        var status = (await AskAsync(office, desk => desk.GetAsync(filed.Reference, filed.TrackingCode, default)))!;
        Assert.Equal("closed", status.State);
        var response = Assert.Single(status.Documents, document => document.Kind == "response");
        var package = Assert.Single(status.Documents, document => document.Kind == "data-package");
        var acknowledgement = Assert.Single(status.Documents, document => document.Kind == "acknowledgement");

        Assert.IsType<DocumentFound>(await DocumentAsync(office, filed.Reference, filed.TrackingCode, acknowledgement.Id));
        Assert.IsType<SessionNeeded>(await DocumentAsync(office, filed.Reference, filed.TrackingCode, response.Id));
        Assert.IsType<DocumentNotFound>(await DocumentAsync(office, filed.Reference, "wrong", acknowledgement.Id));

        var token = (await office.OpenSessionAsync(filed.Reference, filed.TrackingCode))!.AccessToken;
        var pdf = Assert.IsType<DocumentFound>(await DocumentAsync(office, filed.Reference, token, response.Id));
        using var archive = new ZipArchive(new MemoryStream(Assert.IsType<DocumentFound>(await DocumentAsync(office, filed.Reference, token, package.Id)).Content));
        using var json = new StreamReader(archive.GetEntry("donnees.json")!.Open());
        Assert.Contains("Mirabelles", await json.ReadToEndAsync(), StringComparison.Ordinal);
        var verified = LetterVerifier.Verify(pdf.Content, null);
        Assert.True(verified.WholeDocument);
        Assert.Equal("B-B", verified.Level);

        var mails = await office.MailsAsync();
        Assert.Contains(mails, mail => mail.Mail.Attachment is not null);
        var notice = Assert.Single(mails, mail => mail.Mail.Text.Contains("prête", StringComparison.Ordinal));
        Assert.Null(notice.Mail.Attachment);

        office.Office.Clock.Advance(Duration.FromMinutes(31));
        Assert.IsType<DocumentNotFound>(await DocumentAsync(office, filed.Reference, token, response.Id));

        Assert.False(status.Cases[0].Reopened);
        await office.Office.ActAsync(id, TestOffice.Dpo, "reopen", null, ("reason", "Une réponse s’était perdue."));
        Assert.True((await AskAsync(office, desk => desk.GetAsync(filed.Reference, filed.TrackingCode, default)))!.Cases[0].Reopened);
    }

    [Fact]
    public async Task A_wrong_code_and_an_unknown_reference_look_the_same()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();

        Assert.NotNull(await AskAsync(office, desk => desk.GetAsync(filed.Reference, filed.TrackingCode, default)));
        Assert.Null(await AskAsync(office, desk => desk.GetAsync(filed.Reference, "AAAAA-BBBBB-CCCCC-DDDDD", default)));
        Assert.Null(await AskAsync(office, desk => desk.GetAsync("DR-2026-00000", filed.TrackingCode, default)));
        Assert.False(await AskAsync(office, desk => desk.StartSessionAsync("DR-2026-00000", filed.TrackingCode, default)));
    }

    [Fact]
    public async Task Five_wrong_codes_wear_a_session_out()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        var code = await office.StartSessionAsync(filed.Reference, filed.TrackingCode);
        for (var tried = 0; tried < 5; tried++)
        {
            Assert.Null(await AskAsync(office, desk => desk.ConfirmSessionAsync(filed.Reference, filed.TrackingCode, "nothing", default)));
        }

        Assert.Null(await AskAsync(office, desk => desk.ConfirmSessionAsync(filed.Reference, filed.TrackingCode, code, default)));
    }

    [Fact]
    public async Task A_code_opens_once_and_for_ten_minutes()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        var used = await office.StartSessionAsync(filed.Reference, filed.TrackingCode);
        Assert.NotNull(await AskAsync(office, desk => desk.ConfirmSessionAsync(filed.Reference, filed.TrackingCode, used, default)));
        Assert.Null(await AskAsync(office, desk => desk.ConfirmSessionAsync(filed.Reference, filed.TrackingCode, used, default)));

        var late = await office.StartSessionAsync(filed.Reference, filed.TrackingCode);
        office.Office.Clock.Advance(Duration.FromMinutes(11));
        Assert.Null(await AskAsync(office, desk => desk.ConfirmSessionAsync(filed.Reference, filed.TrackingCode, late, default)));
    }

    private static Task<T> AskAsync<T>(CorrespondingOffice office, Func<StatusDesk, Task<T>> ask) => office.Office.InScopeAsync(ask);

    private static Task<DocumentOutcome> DocumentAsync(CorrespondingOffice office, string reference, string bearer, Guid id) =>
        AskAsync(office, desk => desk.DocumentAsync(reference, bearer, id, default));
}
