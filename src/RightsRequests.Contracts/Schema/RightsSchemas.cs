namespace RightsRequests.Contracts;

/// <summary>The JSON Schemas (draft 7) of the two messages, for holders in any language.</summary>
public static class RightsSchemas
{
    /// <summary>The schema of a <see cref="RightsQuery"/>.</summary>
    public static string Query { get; } = Read("rights.query-1.json");

    /// <summary>The schema of a <see cref="RightsAnswer"/>.</summary>
    public static string Answer { get; } = Read("rights.answer-1.json");

    private static string Read(string name)
    {
        using var stream = typeof(RightsSchemas).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
