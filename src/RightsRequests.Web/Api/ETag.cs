using System.Globalization;

namespace RightsRequests.Web.Api;

/// <summary>A case's version as an entity tag.</summary>
internal static class ETag
{
    public static string Of(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Null for none and <c>*</c>; false for a tag that no version ever had.</summary>
    public static bool TryRead(string header, out long? version)
    {
        version = null;
        var text = header.Trim();
        if (text.Length == 0 || text == "*")
        {
            return true;
        }

        text = (text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text).Trim('"');
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        version = number;
        return true;
    }
}
