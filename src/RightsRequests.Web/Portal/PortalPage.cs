using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Web.Portal;

/// <summary>A page in French, or in English under <c>/en</c>.</summary>
public abstract class PortalPage : PageModel
{
    public bool English => Request.Path.StartsWithSegments("/en", StringComparison.Ordinal);

    public string Root => English ? "/en" : "";

    public string Say(string french, string english) => English ? english : french;

    public string Word(IReadOnlyDictionary<string, BilingualText> words, string word) => words[word].In(English ? "en" : "fr");

    /// <summary>This page's half of a message in French and English, as a sentence.</summary>
    public string Half(string message)
    {
        var half = message.Split(" / ", 2) is [var french, var english] ? Say(french, english) : message;
        return char.ToUpper(half[0], CultureInfo.InvariantCulture) + half[1..];
    }

    public string Day(LocalDate day) =>
        English ? day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("en-GB"))
        : day.Day == 1 ? "1er" + day.ToString(" MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"))
        : day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"));
}
