using System.Globalization;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads the section <c>portal</c> of a controller.</summary>
internal static class PortalSection
{
    // WCAG 2.2, 1.4.3, for text of ordinary size.
    private const double LeastContrast = 4.5;
    private const string White = "#ffffff";
    private const string Ink = "#0b0c0c";

    public static readonly string[] Keys = ["name", "colour", "surface", "logo", "privacy", "dpo"];

    public static ControllerPortal Read(PackMap map, string directory)
    {
        var colour = Colour(map, "colour", map.Text("colour"), White);
        var surface = map.Optional("surface") is { } background ? Colour(map, "surface", background, Ink) : null;
        if (surface is not null && Contrast.Between(colour, surface) is < LeastContrast and var ratio)
        {
            map.Fault(Low("colour", colour, ratio, surface), "colour");
        }

        return new ControllerPortal(
            map.Text("name"),
            colour,
            surface,
            map.Optional("logo") is { } logo ? LogoFile.Read(map, directory, logo) : null,
            Privacy(map),
            map.Has("dpo") ? OrganisationFile.Contact(map, "dpo") : null);
    }

    private static string Colour(PackMap map, string key, string text, string against)
    {
        if (text.Length != 7 || text[0] != '#' || !text.Skip(1).All(char.IsAsciiHexDigit))
        {
            if (text.Length > 0)
            {
                map.Fault($"'{key}' must be a colour such as \"#003a70\", in quotes.", key);
            }

            return against == White ? Ink : White;
        }

        if (Contrast.Between(text, against) is < LeastContrast and var ratio)
        {
            map.Fault(Low(key, text, ratio, against), key);
        }

        return text;
    }

    private static string Low(string key, string colour, double ratio, string against) =>
        string.Create(CultureInfo.InvariantCulture, $"The contrast of '{key}' {colour} with {against} is {ratio:0.0}:1; text needs {LeastContrast:0.0}:1 to be read.");

    private static string? Privacy(PackMap map)
    {
        if (map.Optional("privacy") is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            map.Fault("'privacy' must be an address that begins with https://.", "privacy");
        }

        return text;
    }
}
