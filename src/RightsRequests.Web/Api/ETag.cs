using System.Globalization;

namespace RightsRequests.Web.Api;

/// <summary>A case's version as an entity tag.</summary>
internal static class ETag
{
    public static string Of(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The versions that an <c>If-Match</c> names (RFC 9110, 13.1.1: a list of tags, or <c>*</c>). Null for none and <c>*</c>: any version. Tags that no version ever had are left out.</summary>
    /// <remarks>A weak tag counts as its version: a proxy that compresses weakens ours, which name states and not bytes. A bare number is taken too: shells lose quotation marks.</remarks>
    public static IReadOnlyCollection<long>? Versions(string header)
    {
        var text = header.Trim();
        return text.Length == 0 || text == "*"
            ? null
            : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(Version).OfType<long>()];
    }

    private static long? Version(string tag)
    {
        var strong = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        var bare = strong is ['"', .. var inside, '"'] ? inside : strong;
        return long.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
