using Microsoft.AspNetCore.Html;
using NodaTime.Text;
using RightsRequests.Casework;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Console.Charts;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>How the work stands, and how it went in a period.</summary>
public sealed class OverviewModel(FigureDesk desk, Holders.HolderTrustDesk trust, Policy policy) : PeriodPage(desk, policy)
{
    private readonly FigureDesk desk = desk;

    /// <summary>Null where the period is wrong.</summary>
    public Overview? Read { get; private set; }

    /// <summary>The worklist of running limits that end from one day, where there is one, to before another.</summary>
    public string Due(int? from, int before) =>
        $"{Counted(CountedLimit.Running)}{(from is { } days ? $"&dueFrom={Iso(days)}" : "")}&dueBefore={Iso(before)}";

    /// <summary>The worklist of the very cases that a figure counts: spam too, and no samples.</summary>
    public string Counted(CountedLimit limit) =>
        $"/console?state=open&limit={limit.Word()}&spam=all{(Read!.Question.Controller is { } controller ? $"&controller={controller}" : "")}";

    private string Iso(int days) => LocalDatePattern.Iso.Format(Read!.Today.PlusDays(days));

    public string RightName(string right) => right.Length == 0 ? Say("Tous les droits", "All rights") : Say(CaseWords.Of(ProcedureWords.Rights, right));

    public string Spell(IReadOnlyDictionary<string, BilingualText> words, string word) => Say(CaseWords.Of(words, word));

    internal IReadOnlyDictionary<string, BilingualText> Endings => FigureWords.Endings;

    internal IReadOnlyDictionary<string, BilingualText> Channels => FigureWords.Channels;

    internal IReadOnlyDictionary<string, BilingualText> Outcomes => CaseWords.Options;

    public IHtmlContent RightsChart => BarChart.Svg(
        "g-droits",
        Say("Dossiers reçus et répondus, par droit", "Cases received and answered, by right"),
        Say($"{Received(Read!.All.Received)} et {Answered(Read.All.Answered)} dans la période. Le tableau qui suit donne chaque chiffre.", $"{Read.All.Received} received and {Read.All.Answered} answered in the period. The table that follows gives each figure."),
        [.. Read.Rights.Select(one => new BarGroup(RightName(one.Right), Pair(one.Received, one.Answered)))]);

    public IHtmlContent MonthsChart => BarChart.Svg(
        "g-mois",
        Say("Dossiers reçus et répondus, par mois", "Cases received and answered, by month"),
        Say("Une paire de barres par mois. Le tableau qui suit donne chaque chiffre.", "A pair of bars for each month. The table that follows gives each figure."),
        [.. Read!.Months.Select(one => new BarGroup(Month(one), Pair(one.Received, one.Answered)))]);

    public IHtmlContent HoldersChart => BarChart.Svg(
        "g-services",
        Say("Part des réponses dans le délai, par service", "Share of answers in time, by holder"),
        Say("Plus la barre est longue, plus le service répond à temps. Le tableau qui suit donne chaque chiffre.", "The longer the bar, the more punctual the holder. The table that follows gives each figure."),
        [.. Read!.Holders.Select(one => new BarGroup(HolderName(one.Holder), [new(one.Due == 0 ? 0 : 100.0 * one.InTime / one.Due, Share(one.InTime, one.Due))]))]);

    public string Month(MonthFigures one) =>
        one.Month.OnDayOfMonth(1).ToString("MMMM uuuu", System.Globalization.CultureInfo.GetCultureInfo(English ? "en-GB" : "fr-FR"));

    /// <summary>How many holders are asked nothing more.</summary>
    public int Paused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Paused = (await trust.PausedAsync(cancel)).Count;
        if (Asked(desk.Today.PlusYears(-1).PlusDays(1), desk.Today) is { } question)
        {
            Read = await desk.ReadAsync(question, cancel);
        }
    }

    private Bar[] Pair(int received, int answered) =>
        [new(received, Say(Received(received), $"{received} received")), new(answered, Say(Answered(answered), $"{answered} answered"), Hollow: true)];

    // French has no plural below two.
    private static string Received(int count) => count < 2 ? $"{count} reçu" : $"{count} reçus";

    private static string Answered(int count) => count < 2 ? $"{count} répondu" : $"{count} répondus";
}
