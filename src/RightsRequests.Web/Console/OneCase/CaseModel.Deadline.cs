using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The reckoning of the last day, in words.</summary>
public sealed partial class CaseModel
{
    private static readonly (string English, string French)[] Sources =
    [
        ("GDPR recital", "RGPD, considérant"), ("GDPR Art.", "RGPD, art."), ("Regulation (EEC, Euratom) No", "Règlement (CEE, Euratom) n°"),
        ("CJEU", "CJUE"), ("EDPB Guidelines", "Lignes directrices CEPD"), (", section", ", point"), (" and ", " et "), (" Art. ", ", art. "),
    ];

    /// <summary>A provision as the page's language cites it.</summary>
    public string Cited(string source) => Say(InFrench(source), source);

    /// <summary>A provision as French cites it.</summary>
    public static string InFrench(string source) => Sources.Aggregate(source, (text, one) => text.Replace(one.English, one.French, StringComparison.Ordinal));

    /// <summary>What a step of the reckoning does.</summary>
    public string Reckoned(DeadlineStep step) => step switch
    {
        DeadlineStep.Receipt => Say("Demande reçue", "Request received"),
        DeadlineStep.FirstDay => Say("Le jour de réception ne compte pas : premier jour compté", "The day of receipt does not count: first day counted"),
        DeadlineStep.PeriodEnd { Days: > 0 and var days } => Say($"Fin du délai de {days} jours", $"End of the {days} days"),
        DeadlineStep.PeriodEnd end => Say(end.Months == 1 ? "Fin du délai d’un mois" : $"Fin du délai de {end.Months} mois", end.Months == 1 ? "End of the month" : $"End of the {end.Months} months")
            + (end.Extended ? Say(", prolongation comprise", ", extension included") : "")
            + (end.ShorterMonth ? Say(" (ce mois n’a pas cette date : son dernier jour)", " (that month has no such date: its last day)") : ""),
        DeadlineStep.Suspended one => Say(
            $"Délai suspendu du {Day(one.Suspension.AskedOn)} au {Day(one.Suspension.ReceivedOn)} : {one.Days} jours de plus",
            $"Suspended from {Day(one.Suspension.AskedOn)} to {Day(one.Suspension.ReceivedOn)}: {one.Days} days more"),
        DeadlineStep.Skipped { Holiday: { } holiday } one => Say($"Le {Day(one.On)} est férié ({holiday.Fr}) : jour suivant", $"{Day(one.On)} is a public holiday ({holiday.En}): next day"),
        DeadlineStep.Skipped one => one.On.DayOfWeek == IsoDayOfWeek.Saturday
            ? Say($"Le {Day(one.On)} est un samedi : jour suivant", $"{Day(one.On)} is a Saturday: next day")
            : Say($"Le {Day(one.On)} est un dimanche : jour suivant", $"{Day(one.On)} is a Sunday: next day"),
        DeadlineStep.LastDay => Say("Dernier jour pour répondre, inclus", "Last day to answer, inclusive"),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
