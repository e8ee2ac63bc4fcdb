using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Intake;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;
using UglyToad.PdfPig;

namespace RightsRequests.Office.Tests.Correspondence.Posting;

public sealed class PrintingLetters(OfficeFixture postgres)
{
    private static readonly LocalDate Today = new(2026, 4, 1);

    [Fact]
    public async Task Waiting_letters_become_one_file_with_an_address_page_each_and_stay_as_they_are()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var first = await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        await WithoutMailAsync(office, "Balthazar Nuage", "Résidence du Lac\nBâtiment C\n12 rue des Ormes\n69003 LYON");
        var waiting = await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default));
        Assert.Equal(2, waiting.Count);
        Assert.Equal(["Zéphyrine Quillfeather", "3 allée des Mirabelles", "54000 NANCY"], waiting[0].Addressee);
        var before = await LetterAsync(office, waiting[0]);

        var batch = await PrintAsync(office, [.. waiting.Select(one => one.LetterId)]);

        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "batch.pdf"), batch!);
        }

        using var pdf = PdfDocument.Open(batch!);
        var texts = pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))).ToList();
        Assert.Equal(4, texts.Count);
        Assert.Contains("Mirabelles 54000 NANCY", texts[0], StringComparison.Ordinal);
        Assert.Contains(first.TrackingCode, texts[1], StringComparison.Ordinal);
        Assert.Contains("69003 LYON", texts[2], StringComparison.Ordinal);
        Assert.All([0, 2], index => Assert.DoesNotContain("RGPD", texts[index], StringComparison.Ordinal));
        Assert.Equal(before, await LetterAsync(office, waiting[0]));
        var printed = await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default));
        Assert.All(printed, one => Assert.Equal("agnes", one.PrintedBy));
    }

    [Fact]
    public async Task One_to_a_recipient_that_the_register_names_no_more_hides_none_of_the_others()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        await WithoutMailAsync(office, "Balthazar Nuage", "12 rue des Ormes\n69003 LYON");
        var gone = (await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)))[0];
        await ToRecipientAsync(office, gone.CaseId, "gone");

        var waiting = await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default));

        Assert.Equal([0, 3], waiting.Select(one => one.Addressee.Count));
    }

    [Fact]
    public async Task One_to_a_recipient_bears_the_address_of_the_register_which_nobody_corrects_here()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        var letter = (await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)))[0];
        await ToRecipientAsync(office, letter.CaseId, "national-health-insurance");

        Assert.Equal(
            ["Caisse nationale de l’assurance maladie (Cnam)", "50 avenue du Professeur André Lemierre", "75986 Paris Cedex 20"],
            Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default))).Addressee);
        Assert.Null(await office.Office.InScopeAsync((PostingDesk desk) => desk.AddressAsync(letter.LetterId, "8 rue Neuve\n57000 METZ", TestOffice.Agent, default)));
        await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([letter.LetterId], Today, TestOffice.Agent, default));
        Assert.False(Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.PostedAsync(letter.Reference, default))).ToThePerson);
        await office.Office.InScopeAsync((PostingDesk desk) => desk.ReturnAsync(letter.LetterId, "unknown-at-address", null, TestOffice.Agent, default));
        Assert.Contains("référentiel", (await office.Office.InScopeAsync((PostingDesk desk) => desk.PostAgainAsync(letter.LetterId, "8 rue Neuve\n57000 METZ", TestOffice.Agent, default)))!.Wrong!, StringComparison.Ordinal);
        Assert.Null((await office.Office.InScopeAsync((PostingDesk desk) => desk.PostAgainAsync(letter.LetterId, null, TestOffice.Agent, default)))!.Wrong);
        Assert.False(await office.Office.InScopeAsync((PostingDesk desk) => desk.IsFoundAsync(letter.CaseId, default)));
    }

    [Fact]
    public async Task Printed_is_what_was_chosen_and_still_waits_and_nothing_else()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        await WithoutMailAsync(office, "Balthazar Nuage", "12 rue des Ormes\n69003 LYON");
        var waiting = await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default));

        using (var pdf = PdfDocument.Open((await PrintAsync(office, [waiting[1].LetterId]))!))
        {
            Assert.Equal(2, pdf.NumberOfPages);
        }

        Assert.Equal([null, "agnes"], (await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default))).Select(one => one.PrintedBy));
        await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([waiting[1].LetterId], Today, TestOffice.Agent, default));
        Assert.Null(await PrintAsync(office, [waiting[1].LetterId]));
        Assert.True(Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.PostedAsync(waiting[1].Reference, default))).ToThePerson);
    }

    [Fact]
    public async Task The_address_always_shows_in_the_window_of_both_envelopes()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await WithoutMailAsync(office, "Marie-Clémentine de la Rochefoucauld-Montbazon", "Résidence du Lac\nBâtiment C, escalier 4\n12 bis rue du Général-Leclerc\nLieu-dit Les Ormes\n69003 LYON CEDEX 03\nFRANCE");
        var waiting = await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default));
        using var pdf = PdfDocument.Open((await PrintAsync(office, [waiting[0].LetterId]))!);
        var page = pdf.GetPage(1);
        const double Millimetre = 72 / 25.4;

        var address = page.GetWords().Where(word => word.BoundingBox.Left > 100 * Millimetre && word.BoundingBox.Bottom > page.Height - (120 * Millimetre)).ToList();

        Assert.Equal("Marie-Clémentine", address[0].Text);
        // What a DL and a C5 window both show, wherever the folded sheet slides.
        Assert.All(address, word =>
        {
            Assert.InRange(word.BoundingBox.Left / Millimetre, 101, 200);
            Assert.InRange(word.BoundingBox.Right / Millimetre, 101, 199);
            Assert.InRange((page.Height - word.BoundingBox.Top) / Millimetre, 56, 79);
            Assert.InRange((page.Height - word.BoundingBox.Bottom) / Millimetre, 56, 79.5);
        });
    }

    [Fact]
    public async Task Posted_on_a_day_the_letters_are_sent_on_it_and_one_that_cannot_be_does_not_hold_up_the_others()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        office.Office.Clock.AdvanceDays(2);
        await WithoutMailAsync(office, "Balthazar Nuage", "12 rue des Ormes\n69003 LYON");
        var waiting = await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default));

        var results = await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([.. waiting.Select(one => one.LetterId)], Today.PlusDays(1), TestOffice.Agent, default));

        // The second one was received only on the third day: it cannot have been answered before.
        Assert.Null(results.Single(one => one.Reference == waiting[0].Reference).Wrong);
        Assert.NotNull(results.Single(one => one.Reference == waiting[1].Reference).Wrong);
        Assert.Equal(waiting[1].LetterId, Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default))).LetterId);
        var posted = Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.PostedAsync(waiting[0].Reference, default)));
        Assert.Equal((Today.PlusDays(1), null), (posted.SentOn, posted.ReturnedOn));
    }

    [Fact]
    public async Task A_letter_that_came_back_waits_again_for_its_better_address()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        var letter = (await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)))[0];
        await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([letter.LetterId], Today, TestOffice.Agent, default));

        Assert.Null((await office.Office.InScopeAsync((PostingDesk desk) => desk.ReturnAsync(letter.LetterId, "unknown-at-address", "Sonnette sans nom", TestOffice.Agent, default)))!.Wrong);
        Assert.Single((await office.Office.CaseAsync(letter.CaseId)).Incidents, one => one.Open);
        Assert.Equal(Today, (await office.Office.CaseAsync(letter.CaseId)).Letters.Single(one => one.Id == letter.LetterId).ReturnedOn);
        Assert.Null((await office.Office.InScopeAsync((PostingDesk desk) => desk.PostAgainAsync(letter.LetterId, "8 rue Neuve\n57000 METZ", TestOffice.Agent, default)))!.Wrong);

        var again = Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)));
        Assert.Equal(["Zéphyrine Quillfeather", "8 rue Neuve", "57000 METZ"], again.Addressee);
        await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([letter.LetterId], Today, TestOffice.Agent, default));
        Assert.DoesNotContain((await office.Office.CaseAsync(letter.CaseId)).Incidents, one => one.Open);
        Assert.Empty(await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)));
    }

    [Fact]
    public async Task A_better_address_is_that_of_every_letter_of_the_request_after_it_and_not_of_those_before()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        var first = (await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)))[0];
        await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([first.LetterId], Today, TestOffice.Agent, default));
        await office.Office.ActAsync(first.CaseId, TestOffice.Agent, "request-clarification", null, ("question", "Quelle année ?"));
        await office.DrainAsync();
        var second = Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)));
        await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([second.LetterId], Today, TestOffice.Agent, default));
        await office.Office.InScopeAsync((PostingDesk desk) => desk.ReturnAsync(first.LetterId, "unknown-at-address", null, TestOffice.Agent, default));
        office.Office.Clock.AdvanceDays(1);
        await office.Office.InScopeAsync((PostingDesk desk) => desk.PostAgainAsync(first.LetterId, "8 rue Neuve\n57000 METZ", TestOffice.Agent, default));
        office.Office.Clock.AdvanceDays(1);
        await office.Office.ActAsync(first.CaseId, TestOffice.Agent, "extend", null, ("reasons", "Beaucoup de données."));
        await office.DrainAsync();

        var other = await WithoutMailAsync(office, "Balthazar Nuage", "12 rue des Ormes\n69003 LYON");

        var all = await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default));

        Assert.Equal(["Balthazar Nuage", "12 rue des Ormes", "69003 LYON"], Assert.Single(all, one => one.Reference == other.Reference).Addressee);
        var waiting = all.Where(one => one.Reference == first.Reference).ToList();
        Assert.Equal(2, waiting.Count);
        Assert.All(waiting, one => Assert.Equal(["Zéphyrine Quillfeather", "8 rue Neuve", "57000 METZ"], one.Addressee));
        var posted = Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.PostedAsync(first.Reference, default)));
        Assert.Equal(["Zéphyrine Quillfeather", "3 allée des Mirabelles", "54000 NANCY"], posted.Addressee);
    }

    [Fact]
    public async Task A_letter_without_an_address_is_given_one_and_none_was_posted_before_it_waited()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        office.Office.Clock.AdvanceDays(1);
        var request = Requests.Access();
        await office.Office.FileAsync(request with { Subject = request.Subject! with { Email = null, PostalAddress = null } });
        office.Office.Clock.AdvanceDays(2);
        await office.DrainAsync();
        var letter = Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)));
        Assert.Single(letter.Addressee);

        Assert.Null((await office.Office.InScopeAsync((PostingDesk desk) => desk.AddressAsync(letter.LetterId, "8 rue Neuve\n57000 METZ", TestOffice.Agent, default)))!.Wrong);

        Assert.True(await office.Office.InScopeAsync((PostingDesk desk) => desk.IsFoundAsync(letter.CaseId, default)));
        Assert.Equal(["8 rue Neuve", "57000 METZ"], (await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)))[0].Addressee.Skip(1));
        Assert.Contains((await office.Office.CaseAsync(letter.CaseId)).Notes!, note => note.Text.Contains("57000 METZ", StringComparison.Ordinal));
        Assert.Contains("04/04/2026", Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([letter.LetterId], Today.PlusDays(2), TestOffice.Agent, default))).Wrong!, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await office.Office.InScopeAsync((PostingDesk desk) => desk.MarkPostedAsync([letter.LetterId], Today.PlusDays(3), TestOffice.Agent, default))).Wrong);
    }

    [Fact]
    public async Task Nobody_posts_a_letter_of_a_withdrawn_request_and_who_sees_no_content_prints_nothing()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await WithoutMailAsync(office, "Zéphyrine Quillfeather", "3 allée des Mirabelles\n54000 NANCY");
        var letter = (await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)))[0];
        var admin = new Workflow.Actor("ada", new HashSet<Workflow.Role> { Workflow.Role.Admin });
        Assert.Null(await office.Office.InScopeAsync((PostingDesk desk) => desk.PrintAsync([letter.LetterId], false, admin, default)));

        await office.Office.HandleAsync(filed.Cases[0].Id, new Workflow.SubjectWithdrew("w"));

        Assert.Empty(await office.Office.InScopeAsync((PostingDesk desk) => desk.WaitingAsync(default)));
        Assert.Empty(await office.Office.InScopeAsync((PostingDesk desk) => desk.PostedAsync(filed.Reference, default)));
    }

    [Fact]
    public void On_both_sides_every_address_page_begins_a_sheet()
    {
        var one = PrintBatchPages.Blank(1);
        var two = PrintBatchPages.Blank(2);

        using var pdf = PdfDocument.Open(PrintBatch.Join([(one, two), (one, one)], bothSides: true));

        Assert.Equal(6, pdf.NumberOfPages);
        Assert.Throws<ArgumentException>(() => PrintBatch.Join([], bothSides: true));
    }

    // As an Art. 19 notice would be.
    private static Task<int> ToRecipientAsync(CorrespondingOffice office, Guid caseId, string recipient) => office.Office.InScopeAsync(async (CaseVault vault) =>
    {
        var state = await vault.StateAsync(caseId, default);
        state = state with { Letters = [.. state.Letters.Select(letter => letter with { Recipient = recipient })] };
        var content = office.Office.Service<ContentCipher>().SealJson(await vault.KeyOfCaseAsync(caseId, default), state, Purpose.CaseState);
        return await office.Office.InScopeAsync((OfficeDb db) => db.Database.ExecuteSqlAsync($"UPDATE cases SET content = {content} WHERE id = {caseId}"));
    });

    private static Task<byte[]?> PrintAsync(CorrespondingOffice office, Guid[] letters) =>
        office.Office.InScopeAsync((PostingDesk desk) => desk.PrintAsync(letters, bothSides: false, TestOffice.Agent, default));

    private static Task<byte[]?> LetterAsync(CorrespondingOffice office, WaitingLetter letter) =>
        office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(letter.CaseId, letter.LetterId, default));

    private static async Task<FiledRequest> WithoutMailAsync(CorrespondingOffice office, string name, string address)
    {
        var request = Requests.Access();
        var filed = await office.Office.FileAsync(request with { Subject = request.Subject! with { FullName = name, Email = null, PostalAddress = address } });
        await office.DrainAsync();
        // Letters are printed in the order in which they began to wait: no two at the same instant.
        office.Office.Clock.Advance(Duration.FromSeconds(1));
        return filed;
    }
}
