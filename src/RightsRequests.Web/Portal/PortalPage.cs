using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Web.Portal;

/// <summary>A page in French, or in English under <c>/en</c>.</summary>
public abstract class PortalPage : PageModel
{
    private static readonly Dictionary<string, BilingualText> Rights = new(StringComparer.Ordinal)
    {
        ["access"] = new("Accéder à mes données", "Access my data"),
        ["rectification"] = new("Rectifier mes données", "Rectify my data"),
        ["erasure"] = new("Effacer mes données", "Erase my data"),
        ["restriction"] = new("Limiter le traitement de mes données", "Restrict the processing of my data"),
        ["portability"] = new("Récupérer mes données pour les transmettre (portabilité)", "Take my data with me (portability)"),
        ["objection"] = new("M’opposer à un traitement, à la prospection par exemple", "Object to a processing, such as marketing"),
        ["automated-decision"] = new("Faire réexaminer une décision automatisée", "Have an automated decision reviewed"),
        ["consent-withdrawal"] = new("Retirer mon consentement", "Withdraw my consent"),
    };

    private static readonly Dictionary<string, BilingualText> Relations = new(StringComparer.Ordinal)
    {
        ["insured"] = new("Assuré ou ayant droit de la sécurité sociale", "Insured under social security"),
        ["member"] = new("Adhérent", "Member"),
        ["beneficiary"] = new("Bénéficiaire d’un contrat", "Beneficiary of a contract"),
        ["prospect"] = new("Prospect", "Prospect"),
        ["business-contact"] = new("Relation d’affaires", "Business contact"),
        ["visitor"] = new("Visiteur de vos locaux", "Visitor of your premises"),
        ["site-user"] = new("Utilisateur du site", "User of the site"),
    };

    private static readonly Dictionary<string, BilingualText> States = new(StringComparer.Ordinal)
    {
        ["open"] = new("en cours", "open"),
        ["closed"] = new("close", "closed"),
        ["withdrawn"] = new("retirée", "withdrawn"),
    };

    public bool English => Request.Path.StartsWithSegments("/en", StringComparison.Ordinal);

    public string Root => English ? "/en" : "";

    public string Say(string french, string english) => English ? english : french;

    public string Right(string word) => Say(Rights, word);

    public string Relation(string word) => Say(Relations, word);

    public string State(string word) => Say(States, word);

    public string Day(LocalDate day) =>
        English ? day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("en-GB"))
        : day.Day == 1 ? "1er" + day.ToString(" MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"))
        : day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"));

    private string Say(Dictionary<string, BilingualText> words, string word) =>
        words.TryGetValue(word, out var text) ? Say(text.Fr, text.En) : word;
}
