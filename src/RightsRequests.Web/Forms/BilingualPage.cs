using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Web.Portal;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Forms;

/// <summary>A page in French, or in English.</summary>
public abstract class BilingualPage : PageModel
{
    /// <summary>True where English was chosen.</summary>
    public abstract bool English { get; }

    /// <summary>What is wrong, by the id of the field on the page, in the page's order; the fields and the summary read it.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>What is wrong with the field of this id, or null.</summary>
    public string? Wrong(string id) => Errors.GetValueOrDefault(id);

    public string Say(string french, string english) => English ? english : FrenchSpaces.In(french);

    public string Say(BilingualText text) => Say(text.Fr, text.En);

    public string Word(IReadOnlyDictionary<string, BilingualText> words, string word) => Say(words[word]);

    /// <summary>This page's half of a message in French and English, as a sentence.</summary>
    public string Half(string message)
    {
        var half = message.Split(" / ", 2) is [var french, var english] ? Say(french, english) : message;
        return char.ToUpper(half[0], CultureInfo.InvariantCulture) + half[1..];
    }

    /// <summary>Whose clocks the page tells the time by: the organisation's, or those of the establishment that answers.</summary>
    protected virtual Establishment Establishment => HttpContext.RequestServices.GetRequiredService<Policy>().Organisation.Establishment;

    /// <summary>The moment on those clocks.</summary>
    public ZonedDateTime There(Instant at) => at.InZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(Establishment)]);

    public string Day(LocalDate day) =>
        English ? day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("en-GB"))
        : day.Day == 1 ? "1er" + day.ToString(" MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"))
        : day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"));

    public string Moment(Instant at) =>
        $"{Day(There(at).Date)}{There(at).ToString(English ? "', 'HH:mm" : "' à 'HH'\u00A0h\u00A0'mm", CultureInfo.InvariantCulture)}";
}
