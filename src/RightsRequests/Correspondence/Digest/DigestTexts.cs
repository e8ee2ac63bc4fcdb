using System.Globalization;
using System.Text;
using NodaTime;

namespace RightsRequests.Correspondence;

/// <summary>The sentences of a digest, French first, then English.</summary>
internal static class DigestTexts
{
    public static (string Subject, string Text) Of(DigestContent digest, Func<Guid, string> link, string console)
    {
        var late = digest.Cases.Count(one => one.Due < digest.Today);
        var text = new StringBuilder();
        Write(text, digest, link, french: true);
        text.Append("\n—\n\n");
        Write(text, digest, link, french: false);
        text.Append('\n').Append(console).Append('\n');
        return (string.Create(CultureInfo.InvariantCulture, $"À faire le {digest.Today:dd/MM/uuuu} : {digest.Cases.Count + digest.More} échéances, {late} dépassées"), text.ToString());
    }

    private static void Write(StringBuilder text, DigestContent digest, Func<Guid, string> link, bool french)
    {
        if (digest.Cases.Count > 0)
        {
            text.Append(french ? "Dossiers à répondre dans les sept jours, ou en retard :\n" : "Cases to be answered within seven days, or late:\n");
            foreach (var one in digest.Cases)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {one.Reference} ({RightNames.Of(one.Right, french ? "fr" : "en")}), {Days(digest.Today, one.Due, french)} : {link(one.Id)}\n");
            }

            if (digest.More > 0)
            {
                text.Append(string.Create(CultureInfo.InvariantCulture, $"{(french ? "et" : "and")} {digest.More} {(french ? "autres" : "more")}.\n"));
            }

            text.Append('\n');
        }

        Count(text, digest.Letters, french ? "Courriers à poster" : "Letters to be posted", french);
        Count(text, digest.Messages, french ? "Messages reçus à examiner" : "Messages to be looked at", french);
        Count(text, digest.Incidents, french ? "Incidents ouverts" : "Open incidents", french);
    }

    private static void Count(StringBuilder text, int count, string what, bool french)
    {
        if (count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{what}{(french ? " : " : ": ")}{count}\n");
        }
    }

    private static string Days(LocalDate today, LocalDate due, bool french) => (Period.DaysBetween(today, due), french) switch
    {
        (0, true) => "aujourd’hui",
        (0, false) => "today",
        ( > 0 and var days, true) => string.Create(CultureInfo.InvariantCulture, $"dans {days} {(days == 1 ? "jour" : "jours")}"),
        ( > 0 and var days, false) => string.Create(CultureInfo.InvariantCulture, $"in {days} {(days == 1 ? "day" : "days")}"),
        (var days, true) => string.Create(CultureInfo.InvariantCulture, $"en retard de {-days} {(days == -1 ? "jour" : "jours")}"),
        (var days, false) => string.Create(CultureInfo.InvariantCulture, $"{-days} {(days == -1 ? "day" : "days")} late"),
    };
}
