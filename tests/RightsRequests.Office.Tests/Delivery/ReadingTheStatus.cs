using NodaTime;
using RightsRequests.Delivery;
using RightsRequests.Intake;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Delivery;

public sealed class ReadingTheStatus(OfficeFixture postgres)
{
    [Fact]
    public async Task What_was_entered_after_its_last_day_is_promised_no_day_gone_by()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = Assert.IsType<Filed>(await office.Office.InScopeAsync((IntakeDesk desk) =>
            desk.EnterAsync(Requests.Access() with { Channel = "post" }, new(new LocalDate(2026, 2, 16), TestOffice.Agent.User, []), default))).Request;
        await office.DrainAsync();

        var mail = Assert.Single(await office.MailsAsync()).Mail;
        Assert.DoesNotContain("16 mars 2026", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Nous aurions dû vous répondre au plus tard le 16 mars 2026", (await PdfPages.ReadAsync(mail.Attachment!.Content)).Replace('\u00A0', ' '), StringComparison.Ordinal);
        var receipt = Assert.IsType<DocumentFound>(await office.Office.InScopeAsync(async (StatusDesk desk) =>
            await desk.DocumentAsync(filed.Reference, filed.TrackingCode, (await desk.GetAsync(filed.Reference, filed.TrackingCode, default))!.Receipt, default)));
        Assert.Contains("s’est achevé le 16 mars 2026", (await PdfPages.ReadAsync(receipt.Content)).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_is_signed_names_the_rights_and_stays_the_same()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with { Rights = ["access", "rectification"] });
        var status = (await office.Office.InScopeAsync((StatusDesk desk) => desk.GetAsync(filed.Reference, filed.TrackingCode, default)))!;

        var first = Assert.IsType<DocumentFound>(await DocumentAsync(office, filed.TrackingCode, status.Receipt));
        var again = Assert.IsType<DocumentFound>(await DocumentAsync(office, filed.TrackingCode, status.Receipt));
        Assert.Equal(first.Content, again.Content);
        Assert.True(LetterVerifier.Verify(first.Content, null).WholeDocument);
        var text = await PdfPages.ReadAsync(first.Content);
        Assert.Contains(filed.Reference, text, StringComparison.Ordinal);
        Assert.Contains("Rectification", text, StringComparison.Ordinal);
        Assert.Contains("4 mai 2026", text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.True((await office.Office.InScopeAsync((VerificationDesk desk) => desk.CheckAsync(first.Content, default))).Genuine);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'receipt-issued'"));
        Assert.IsType<DocumentNotFound>(await DocumentAsync(office, "WRONG", status.Receipt));

        Task<DocumentOutcome> DocumentAsync(CorrespondingOffice from, string bearer, Guid id) =>
            from.Office.InScopeAsync((StatusDesk desk) => desk.DocumentAsync(filed.Reference, bearer, id, default));
    }

    [Fact]
    public async Task The_day_is_explained_from_its_own_reckoning()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        var id = filed.Cases[0].Id;
        await office.Office.ActAsync(id, TestOffice.Agent, "request-clarification", null, ("question", "Tout ?"));
        office.Office.Clock.Advance(NodaTime.Duration.FromDays(5));

        var line = await LineAsync();
        Assert.True(line.Suspended);
        Assert.Equal(["received", "suspended"], line.DueReasons.Select(one => one.What));
        Assert.Equal((5, "clarification", null), (line.DueReasons[1].Days, line.DueReasons[1].Why, line.DueReasons[1].Until));
        Assert.Equal(new NodaTime.LocalDate(2026, 5, 6), line.Due);

        // The answer by message lets the time run again.
        await office.Office.InScopeAsync((SubjectDesk desk) => desk.WriteAsync(filed.Reference, filed.TrackingCode, "Tout, oui.", null, default));
        await office.Office.ActAsync(id, TestOffice.Agent, "extend", null, ("reasons", "Beaucoup de dossiers."));
        line = await LineAsync();
        Assert.False(line.Suspended);
        Assert.Equal(["received", "extended", "suspended"], line.DueReasons.Select(one => one.What));
        Assert.Equal(new NodaTime.LocalDate(2026, 7, 6), line.Due);

        async Task<CaseStatusLine> LineAsync() =>
            Assert.Single((await office.Office.InScopeAsync((StatusDesk desk) => desk.GetAsync(filed.Reference, filed.TrackingCode, default)))!.Cases);
    }
}
