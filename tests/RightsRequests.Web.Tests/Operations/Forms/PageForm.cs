using System.Net;
using System.Text.RegularExpressions;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>A form as it stands on a page.</summary>
/// <param name="Action">Where it is sent; empty: to the page's own address.</param>
/// <param name="Multipart">True where it bears files.</param>
/// <param name="Fields">Its fields with what can be chosen, or what stands there; files have none.</param>
internal sealed partial record PageForm(string Action, bool Multipart, IReadOnlyList<PageField> Fields)
{
    /// <summary>Name of the field of the antiforgery token.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>The forms of a page that are posted.</summary>
    public static IEnumerable<PageForm> On(string page) => Forms().Matches(page)
        .Where(form => Of(form.Groups[1].Value, "method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true)
        .Select(form => new PageForm(
            Of(form.Groups[1].Value, "action") ?? "",
            Of(form.Groups[1].Value, "enctype") == "multipart/form-data",
            [.. Controls().Matches(form.Groups[2].Value).Select(Field).OfType<PageField>().GroupBy(one => (one.Name, one.File)).Select(same => new PageField(same.Key.Name, same.Key.File, [.. same.SelectMany(one => one.Values)]))]));

    /// <summary>The language that the page says it is in.</summary>
    public static string? LanguageOf(string page) => Language().Match(page) is { Success: true } found ? found.Groups[1].Value : null;

    private static PageField? Field(Match control)
    {
        var (kind, attributes, within) = (control.Groups[1].Value, control.Groups[2].Value, control.Groups[3].Value);
        return Of(attributes, "name") is not { Length: > 0 } name ? null
            : kind == "select" ? new(name, false, [.. Options().Matches(within).Select(option => Of(option.Groups[1].Value, "value") ?? "")])
            : new(name, Of(attributes, "type") == "file", [Of(attributes, "value") ?? ""]);
    }

    private static string? Of(string attributes, string name) =>
        Regex.Match(attributes, $"(?:^|\\s){name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<(input|select|textarea|button)([^>]*)>((?<=<select[^>]*>).*?(?=</select>))?", RegexOptions.Singleline)]
    private static partial Regex Controls();

    [GeneratedRegex("<option([^>]*)>")]
    private static partial Regex Options();

    [GeneratedRegex("<html[^>]* lang=\"([a-z]+)\"")]
    private static partial Regex Language();
}

/// <param name="Values">What can be chosen, or what stands there.</param>
internal sealed record PageField(string Name, bool File, IReadOnlyList<string> Values);
