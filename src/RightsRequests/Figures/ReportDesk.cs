using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Figures;

/// <summary>The door to the yearly report for the supervisory authority: the same tables as PDF/A and as CSV.</summary>
public sealed class ReportDesk
{
    /// <summary>How many extended or late cases are named one by one.</summary>
    public const int Most = 500;

    private readonly FigureDesk figures;
    private readonly OfficeDb db;
    private readonly CaseVault vault;
    private readonly Policy policy;
    private readonly LetterPress press;

    internal ReportDesk(FigureDesk figures, OfficeDb db, CaseVault vault, Policy policy, LetterPress press)
    {
        this.figures = figures;
        this.db = db;
        this.vault = vault;
        this.policy = policy;
        this.press = press;
    }

    /// <summary>The report in French or English.</summary>
    /// <exception cref="ArgumentException">The period is none.</exception>
    public async Task<ReportSheet> ReadAsync(FigureQuestion question, bool english, CancellationToken cancel)
    {
        var read = await figures.ReadAsync(question, cancel);
        string Say(string french, string otherwise) => english ? otherwise : french;
        string Word(string word) => ReportWords.Of(word, english);
        var organisation = policy.Organisation;
        var controller = policy.Controller(question.Controller ?? "") ?? organisation.Controllers[0];
        return new(
            english ? "en" : "fr",
            Say($"Demandes d’exercice de droits, du {Day(question.From, english)} au {Day(question.To, english)}", $"Data subjects’ rights requests, {Day(question.From, english)} to {Day(question.To, english)}"),
            [controller.Name, .. controller.AddressLines, .. question.Controller is null && organisation.Controllers.Count > 1 ? [Say("et les entités du groupe", "and the entities of the group")] : Array.Empty<string>()],
            [Say("Délégué à la protection des données", "Data protection officer"), organisation.Dpo.Name, .. organisation.Dpo.AddressLines, .. organisation.Dpo.Email is { } email ? [email] : Array.Empty<string>()],
            [
                Say(
                    $"{Cases(read.All.Received, "reçu", "reçus")}, {Cases(read.All.Answered, "répondu", "répondus")}, dont {read.All.InTime} dans le délai du RGPD (article 12, paragraphe 3). Jours pour répondre : {Number(read.All.Median, english)} en médiane ; neuf réponses sur dix en {Number(read.All.Ninth, english)} jours au plus.",
                    $"{read.All.Received} cases received, {read.All.Answered} answered, {read.All.InTime} of them within the time limit of GDPR Art. 12(3). Days to answer: {Number(read.All.Median, english)} in the median; nine answers in ten within {Number(read.All.Ninth, english)} days."),
                Say(
                    "Une demande qui porte sur deux droits compte pour deux dossiers. Reçus : dossiers dont la demande est arrivée dans la période. Répondus : dossiers dont la réponse est partie dans la période. Les jours vont de la réception à l’envoi, suspensions comprises. Un dossier rouvert compte par sa première réponse.",
                    "A request for two rights counts as two cases. Received: the request came in within the period. Answered: the answer was sent within it. Days run from receipt to sending, suspensions included. A case reopened counts by its first answer."),
            ],
            [
                new(Say("Par droit", "By right"), null, 1,
                    [Say("Droit", "Right"), Say("Reçus", "Received"), Say("Répondus", "Answered"), Say("Dans le délai", "In time"), Say("Hors délai", "Late"), Say("Médiane (j)", "Median (d)"), Say("9 sur 10 (j)", "9 in 10 (d)"), Say("Prolongés", "Extended"), Say("Sans suite", "Dropped"), Say("Rouverts", "Reopened")],
                    [.. read.Rights.Append(read.All).Select(one => Row(Word(one.Right), one.Received, one.Answered, one.InTime, one.Late, Number(one.Median, english), Number(one.Ninth, english), one.Extended, one.Withdrawn, one.Reopened))]),
                new(Say("Par voie", "By channel"), null, 1, [Say("Voie", "Channel"), Say("Reçus", "Received")], [.. read.Channels.Select(one => Row(Word(one.Word), one.Cases))]),
                new(Say("Par mois", "By month"), null, 1, [Say("Mois", "Month"), Say("Reçus", "Received"), Say("Répondus", "Answered")],
                    [.. read.Months.Select(one => Row(one.Month.OnDayOfMonth(1).ToString("MMMM uuuu", Culture(english)), one.Received, one.Answered))]),
                new(Say("Par entité", "By entity"), null, 1, [Say("Entité", "Entity"), Say("Reçus", "Received"), Say("Répondus", "Answered"), Say("Dans le délai", "In time")],
                    [.. read.Controllers.Select(one => Row(policy.Controller(one.Controller)?.Name ?? one.Controller, one.Received, one.Answered, one.InTime))]),
                new(Say("Résultat des dossiers répondus", "Result of the cases answered"), null, 1, [Say("Résultat", "Result"), Say("Dossiers", "Cases")], [.. read.Endings.Select(one => Row(Word(one.Word), one.Cases))]),
                new(Say("Issue par traitement et motif", "Outcome by activity and ground"), Say("Un dossier décide pour chaque traitement concerné ; le motif est l’article du RGPD.", "A case decides for each activity concerned; the ground is the article of the GDPR."), 2,
                    [Say("Issue", "Outcome"), Say("Motif", "Ground"), Say("Traitements", "Activities")], [.. read.Outcomes.Select(one => Row(Word(one.Outcome), one.Ground ?? "–", one.Activities))]),
                new(Say("Réclamations et incidents", "Complaints and incidents"), Say("Dans les dossiers reçus pendant la période.", "In the cases received in the period."), 1,
                    [Say("Quoi", "What"), Say("Nombre", "Number")], [Row(Say("Réclamations connues", "Complaints known"), read.All.Complaints), Row(Say("Incidents de traitement", "Incidents in handling"), read.All.Incidents)]),
                await ExtendedAsync(question, english, cancel),
                await LateAsync(read, english, cancel),
            ],
            Say("Page", "Page"),
            read.Today);
    }

    /// <summary>The report as PDF/A.</summary>
    public async Task<byte[]> PdfAsync(FigureQuestion question, bool english, CancellationToken cancel) =>
        await press.TypesetAsync(await ReadAsync(question, english, cancel), cancel);

    private async Task<ReportTable> ExtendedAsync(FigureQuestion question, bool english, CancellationToken cancel)
    {
        var all =
            from figure in db.CaseFigures.AsNoTracking()
            join one in db.Cases.AsNoTracking() on figure.CaseId equals one.Id
            where figure.Extended && !figure.Sample && figure.ReceivedOn >= question.From && figure.ReceivedOn <= question.To && (question.Controller == null || figure.Controller == question.Controller)
            orderby figure.ReceivedOn, one.Reference
            select new { one.Id, one.Reference, one.Right, one.ReceivedOn };
        var rows = await all.Take(Most).ToListAsync(cancel);
        List<IReadOnlyList<string>> lines = [];
        foreach (var row in rows)
        {
            lines.Add([row.Reference, ReportWords.Of(row.Right, english), Iso(row.ReceivedOn), await ReasonsAsync(row.Id, english, cancel)]);
        }

        return new(
            english ? "Extensions and their reasons" : "Prolongations et leurs raisons",
            (english ? "As written to the person; to be read again before the report is handed over." : "Telles qu’écrites à la personne ; à relire avant de remettre le rapport.") + await LeftOutAsync(all, rows.Count, english, cancel),
            4,
            english ? ["Reference", "Right", "Received on", "Reasons"] : ["Référence", "Droit", "Reçue le", "Raisons"],
            lines);
    }

    private async Task<string> ReasonsAsync(Guid id, bool english, CancellationToken cancel)
    {
        try
        {
            return (await vault.StateAsync(id, cancel)).ExtensionReasons ?? "–";
        }
        catch (KeyDestroyedException)
        {
            // Kept no longer than the policy says; the extension itself still counts.
            return english ? "erased" : "effacées";
        }
    }

    private async Task<ReportTable> LateAsync(Overview read, bool english, CancellationToken cancel)
    {
        var (question, today) = (read.Question, read.Today);
        var all =
            from figure in db.CaseFigures.AsNoTracking()
            join one in db.Cases.AsNoTracking() on figure.CaseId equals one.Id
            let answeredOn = figure.FirstAnsweredOn ?? figure.AnsweredOn
            where !figure.Sample && (question.Controller == null || figure.Controller == question.Controller)
                && ((answeredOn >= question.From && answeredOn <= question.To && answeredOn > figure.Due)
                    || (answeredOn == null && figure.State == "open" && !figure.Suspended && figure.Due < today && figure.ReceivedOn >= question.From && figure.ReceivedOn <= question.To))
            orderby figure.Due, one.Reference
            select new { one.Reference, one.Right, one.ReceivedOn, figure.Due, AnsweredOn = answeredOn };
        var rows = await all.Take(Most).ToListAsync(cancel);
        return new(
            english ? "Out of time" : "Hors délai",
            await LeftOutAsync(all, rows.Count, english, cancel) is { Length: > 0 } more ? more : null,
            5,
            english ? ["Reference", "Right", "Received on", "Last day", "Answered on"] : ["Référence", "Droit", "Reçue le", "Dernier jour", "Répondue le"],
            [.. rows.Select(row => (IReadOnlyList<string>)[row.Reference, ReportWords.Of(row.Right, english), Iso(row.ReceivedOn), Iso(row.Due), row.AnsweredOn is { } on ? Iso(on) : english ? "not yet" : "pas encore"])]);
    }

    // The figures count them all; who needs each of them asks for shorter periods.
    private static async Task<string> LeftOutAsync<T>(IQueryable<T> all, int shown, bool english, CancellationToken cancel)
    {
        var count = shown < Most ? shown : await all.CountAsync(cancel);
        return count == shown ? ""
            : english ? $" The first {shown} of {count}: for the others, ask for the report of shorter periods."
            : $" Les {shown} premiers sur {count} : pour les autres, demandez le rapport de périodes plus courtes.";
    }

    private static string Cases(int number, string one, string many) => number < 2 ? $"{number} dossier {one}" : $"{number} dossiers {many}";

    private static IReadOnlyList<string> Row(params object[] cells) => [.. cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)!)];

    private static string Number(double? value, bool english) => value is { } number ? number.ToString("0.#", Culture(english)) : "–";

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Day(LocalDate day, bool english) => !english && day.Day == 1 ? "1er" + day.ToString(" MMMM uuuu", Culture(english)) : day.ToString("d MMMM uuuu", Culture(english));

    private static CultureInfo Culture(bool english) => CultureInfo.GetCultureInfo(english ? "en-GB" : "fr-FR");
}
