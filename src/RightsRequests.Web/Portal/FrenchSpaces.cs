using System.Text.RegularExpressions;

namespace RightsRequests.Web.Portal;

/// <summary>The spaces of French print: none breaks before ; : ! ? » or after «.</summary>
internal static partial class FrenchSpaces
{
    public static string In(string text) => BeforeThin().Replace(BeforeColon().Replace(text, "\u00A0"), "\u202F");

    [GeneratedRegex(" (?=[:»])|(?<=«) ")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(" (?=[;!?])")]
    private static partial Regex BeforeThin();
}
