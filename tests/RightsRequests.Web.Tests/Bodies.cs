using System.Globalization;

namespace RightsRequests.Web.Tests;

/// <summary>Requests of made-up people.</summary>
internal static class Bodies
{
    private static int people;

    /// <summary>Each time of another person: requests of the same person move each other's cases.</summary>
    public static Dictionary<string, object?> Access() => Access(Interlocked.Increment(ref people));

    public static Dictionary<string, object?> Access(int person) => new()
    {
        ["rights"] = new[] { "access" },
        ["subject"] = new Dictionary<string, object?>
        {
            ["fullName"] = "Zéphyrine Quillfeather",
            ["birthDate"] = new DateOnly(1930, 1, 1).AddDays(person).ToString("O", CultureInfo.InvariantCulture),
            ["email"] = $"zephyrine.quillfeather.{person}@example.org",
            ["identifiers"] = new[] { new { type = "member-number", value = $"QZ{99887766 + person}" } },
        },
        ["relations"] = new[] { "member" },
        ["language"] = "fr",
        ["channel"] = "api",
    };

    /// <summary>The same with one member of it changed.</summary>
    public static Dictionary<string, object?> With(this Dictionary<string, object?> body, string name, object? value)
    {
        body[name] = value;
        return body;
    }
}
