using System.IO.Compression;
using System.Text;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Delivery;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>Each right once through the office with real Typst. Set <c>LETTERS_DIRECTORY</c> to keep the letters and read them.</summary>
public sealed class LettersOfEveryRight(OfficeFixture postgres)
{
    [Theory]
    [InlineData("access", "Oui, nous traitons des données qui vous concernent", "3 allée des Mirabelles", "occulté pour protéger un tiers", "article L. 561-45")]
    [InlineData("rectification", "adresse postale (identification et coordonnées) : désormais « 9 rue des Lilas »", "Nous avons informé", ", le 2 avril 2026")]
    [InlineData("erasure", "4 données effacées", "2 données conservées (article 17, paragraphe 3, point e), du RGPD), jusqu’au 31 décembre 2031", "Relation adhérents et prospection : 4 données effacées", "Nous avons effacé ce qui pouvait l’être", "sauvegarde")]
    [InlineData("restriction", "La limitation s’applique depuis le 1er avril 2026", "avant de lever la limitation")]
    [InlineData("portability", "archive ZIP", "tableau CSV", "jusqu’au 2 juillet 2026 inclus")]
    [InlineData("objection", "Nous ne vous envoyons plus de proposition commerciale depuis le 1er avril 2026", "liste d’opposition")]
    [InlineData("automated-decision", "La décision est changée", "une personne habilitée", "Vous pouvez contester ce résultat")]
    [InlineData("consent-withdrawal", "sur la base de ce consentement depuis le 1er avril 2026")]
    public async Task A_case_ends_in_a_letter_that_says_what_was_done(string right, params string[] sentences)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with
        {
            Rights = [right],
            Details = right == "rectification" ? new([new("identification", "postal-address", "9 rue des Lilas")]) : null,
        });

        var seen = await RunAsync(office, filed.Cases[0].Id);

        var text = await TextAsync(office, seen, right);
        foreach (var sentence in sentences)
        {
            Assert.Contains(sentence, text, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(@"\b(crm|mandatory-scheme|online-account|postal-address|decision-changed|private-life)\b", text);
    }

    [Fact]
    public async Task An_erasure_letter_names_the_holder_that_has_not_answered()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with { Rights = ["erasure"], Scope = new(["newsletter"]) });

        var seen = await RunAsync(office, filed.Cases[0].Id, query => query.Action != HolderAction.Erase);

        var text = await TextAsync(office, seen, "erasure-incomplete");
        Assert.Contains("n’est pas encore achevé partout", text, StringComparison.Ordinal);
        Assert.Contains("Aucun effacement ne nous a encore été confirmé", text, StringComparison.Ordinal);
        Assert.Contains("pas encore reçu de réponse complète de : Relation adhérents et prospection", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Portable_data_are_an_archive_that_a_session_opens_for_three_months()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with { Rights = ["portability"], Scope = new(["newsletter"]) });
        await RunAsync(office, filed.Cases[0].Id);
        async Task<RequestStatus> StatusAsync() => (await office.Office.InScopeAsync((StatusDesk desk) => desk.GetAsync(filed.Reference, filed.TrackingCode, default)))!;
        async Task<DocumentLine?> PackageAsync() => (await StatusAsync()).Documents.SingleOrDefault(document => document.Kind == "data-package");
        var package = (await PackageAsync())!;
        Assert.Equal("application/zip", package.ContentType);
        Assert.IsType<SessionNeeded>(await office.Office.InScopeAsync((StatusDesk desk) => desk.DocumentAsync(filed.Reference, filed.TrackingCode, package.Id, default)));

        var token = (await office.OpenSessionAsync(filed.Reference, filed.TrackingCode))!.AccessToken;
        var found = Assert.IsType<DocumentFound>(await office.Office.InScopeAsync((StatusDesk desk) => desk.DocumentAsync(filed.Reference, token, package.Id, default)));

        Assert.EndsWith(".zip", found.Name, StringComparison.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(found.Content));
        Assert.Equal(["LISEZ-MOI.txt", "donnees.json", "donnees.schema.json", "identification.csv"], archive.Entries.Select(entry => entry.Name));
        using var reader = new StreamReader(archive.GetEntry("identification.csv")!.Open(), Encoding.UTF8);
        Assert.Contains("\"newsletter\";\"identification\";\"Adresse postale\";\"3 allée des Mirabelles, 54000 Nancy\";\"subject\";\"2024-02-03\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);

        office.Office.Clock.AdvanceDays(91);
        Assert.NotNull(await PackageAsync());
        Assert.Null((await StatusAsync()).Cases[0].DownloadEnded);
        office.Office.Clock.AdvanceDays(1);
        Assert.Null(await PackageAsync());
        Assert.NotNull((await StatusAsync()).Cases[0].DownloadEnded);
    }

    [Fact]
    public async Task A_fee_is_asked_for_in_a_letter_of_its_own()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        var id = filed.Cases[0].Id;
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Dpo, "charge-fee", null, ("amount", "12.50"), ("reasons", "Sixième demande identique en deux mois.")));
        await office.DrainAsync();

        var seen = await office.Office.CaseAsync(id);
        var text = await TextAsync(office, seen, "fee", "clarification-request");

        Assert.Contains("contre le paiement de 12,50 €", text, StringComparison.Ordinal);
        Assert.Contains("Sixième demande identique", text, StringComparison.Ordinal);
        Assert.Contains("3 place de Fontenoy", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Le délai de réponse est suspendu", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_approved_after_the_time_limit_says_that_it_is_late()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with { Rights = ["consent-withdrawal"], Scope = new(["newsletter"]) });
        var id = filed.Cases[0].Id;
        await office.DrainAsync();
        await AnswerAllAsync(office, _ => true);
        await office.DrainAsync();
        office.Office.Clock.AdvanceDays(40);

        var seen = await RunAsync(office, id);

        var text = await TextAsync(office, seen, "late");
        Assert.Contains("Nous vous prions d’accepter nos excuses pour ce retard", text, StringComparison.Ordinal);
        Assert.Contains("Paris, le 11 mai 2026", text, StringComparison.Ordinal);
    }

    /// <summary>Acts by what is offered, until the case ends.</summary>
    internal static async Task<CaseView> RunAsync(CorrespondingOffice office, Guid id, Func<RightsQuery, bool>? answers = null, bool allowIncidents = false)
    {
        string[] order = ["complete-task", "confirm-identity", "accept-assessment", "accept-answers", "approve", "approve-letter"];
        for (var turn = 0; turn < 30; turn++)
        {
            await office.DrainAsync();
            await AnswerAllAsync(office, answers ?? (_ => true));
            await office.DrainAsync();
            var seen = await office.Office.CaseAsync(id);
            Assert.True(allowIncidents || seen.Incidents.Count == 0);
            if (seen.State == "closed")
            {
                return seen;
            }

            var offered = (await office.Office.InScopeAsync((CaseDesk desk) => desk.GetAsync(id, TestOffice.Dpo, default)))!.AvailableActions.Select(one => one.Action).ToList();
            var action = order.FirstOrDefault(offered.Contains);
            if (action is null)
            {
                office.Office.Clock.AdvanceDays(1);
                await office.DoAsync(id, TestOffice.Agent, "decide-without-holder");
                continue;
            }

            await office.DoAsync(id, action.StartsWith("approve", StringComparison.Ordinal) ? TestOffice.Dpo : TestOffice.Agent, action);
            if (action == "accept-answers")
            {
                office.Office.Clock.AdvanceDays(1);
            }
        }

        throw new InvalidOperationException("The case does not end.");
    }

    private static async Task AnswerAllAsync(CorrespondingOffice office, Func<RightsQuery, bool> answers)
    {
        while (office.Bus.Asked.TryDequeue(out var asked))
        {
            if (answers(asked.Query))
            {
                await office.AnswerAsync(HolderAnswers.To(asked.Holder, asked.Query, kept: asked.Holder == "crm" ? 2 : 0), asked.Holder);
            }
        }
    }

    internal static async Task<string> TextAsync(CorrespondingOffice office, CaseView seen, string name, string kind = "response")
    {
        var letter = Assert.Single(seen.Letters, letter => letter.Kind == kind);
        var pdf = (await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(seen.Id, letter.Id, default)))!;
        if (Environment.GetEnvironmentVariable("LETTERS_DIRECTORY") is { } directory)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(directory).FullName, $"{name}.pdf"), pdf);
        }

        // Sentences are looked for, wherever their lines end.
        return string.Join(' ', (await PdfPages.ReadAsync(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
