using System.Globalization;
using RightsRequests.Delivery;

namespace RightsRequests.Web.Portal;

/// <summary>How the status page says days and files.</summary>
public sealed partial class SuiviModel
{
    /// <summary>One step of the reckoning, as a sentence.</summary>
    public string Reason(DueReason reason) => reason.What switch
    {
        "received" => Say(
            $"Nous avons reçu votre demande le {Day(reason.From)}. Le délai prévu par la loi s’achève le {Day(reason.Due!.Value)}.",
            $"We received your request on {Day(reason.From)}. The time limit set by law ends on {Day(reason.Due!.Value)}."),
        "extended" => Say(
            $"Nous avons prolongé ce délai de deux mois, une seule fois : il s’achève le {Day(reason.Due!.Value)}. Notre lettre de prolongation dit pourquoi.",
            $"We extended it by two months, once only: it ends on {Day(reason.Due!.Value)}. Our letter of extension says why."),
        "suspended" when reason.Until is { } until => Say(
            $"Le délai a été suspendu du {Day(reason.From)} au {Day(until)} : {Days(reason.Days!.Value)} de plus.",
            $"It was suspended from {Day(reason.From)} to {Day(until)}: {Days(reason.Days!.Value)} more."),
        "suspended" => Say($"Depuis le {Day(reason.From)}, le délai est suspendu{Waiting(reason.Why)}. Chaque jour d’attente repousse la date d’un jour.", $"Since {Day(reason.From)} it is suspended{Waiting(reason.Why)}. Each day of waiting moves the date by a day."),
        _ => Say(
            $"Le {Day(reason.From)} n’est pas un jour travaillé : le délai va jusqu’au jour travaillé suivant, le {Day(reason.Due!.Value)}.",
            $"{Day(reason.From)} is not a working day: the time limit goes on to the next working day, {Day(reason.Due!.Value)}."),
    };

    public string Kind(string contentType) => contentType switch
    {
        "application/pdf" => Say("Fichier PDF", "PDF file"),
        "image/jpeg" => Say("Fichier JPEG", "JPEG file"),
        _ => Say("Fichier PNG", "PNG file"),
    };

    public string Size(long bytes)
    {
        var (number, unit) = bytes < 1_000_000 ? (Math.Max(1, Math.Round(bytes / 1000d)), Say("ko", "kB")) : (Math.Round(bytes / 1_000_000d, 1), Say("Mo", "MB"));
        return $"{number.ToString(CultureInfo.GetCultureInfo(English ? "en-GB" : "fr-FR"))}\u00A0{unit}";
    }

    private string Days(int days) => Say(days < 2 ? $"{days} jour" : $"{days} jours", days == 1 ? "1 day" : $"{days} days");

    private string Waiting(string? why) => why switch
    {
        "identity" => Say(" : nous attendons de quoi vérifier votre identité", ": we are waiting for what lets us check your identity"),
        "clarification" => Say(" : nous attendons votre réponse à notre question", ": we are waiting for your answer to our question"),
        _ => "",
    };
}
