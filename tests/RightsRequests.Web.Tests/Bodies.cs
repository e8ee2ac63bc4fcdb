namespace RightsRequests.Web.Tests;

/// <summary>Requests of made-up people.</summary>
internal static class Bodies
{
    public static Dictionary<string, object?> Access() => new()
    {
        ["rights"] = new[] { "access" },
        ["subject"] = new Dictionary<string, object?>
        {
            ["fullName"] = "Zéphyrine Quillfeather",
            ["birthDate"] = "1980-05-17",
            ["email"] = "zephyrine.quillfeather@example.org",
            ["identifiers"] = new[] { new { type = "member-number", value = "QZ99887766" } },
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
