using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace RightsRequests.Contracts;

/// <summary>What the contract awaits where a field is missing or wrong: by its own names and words, quoting nothing of what came.</summary>
internal static partial class WhatIsAwaited
{
    /// <summary>For example <c>activity is missing</c> or <c>a day such as 2026-04-01</c>; null where the path leads nowhere that is known.</summary>
    /// <param name="root">What came.</param>
    /// <param name="type">What it was to be.</param>
    /// <param name="path">Where reading ended, such as <c>$.records[0].collectedOn</c>.</param>
    public static string? At(JsonElement root, Type type, string path)
    {
        var known = RightsJson.Options.GetTypeInfo(type);
        JsonElement? at = root;
        foreach (Match step in Steps().Matches(path))
        {
            var name = step.Groups["name"].Value;
            if ((name.Length > 0 ? known.Properties.FirstOrDefault(one => one.Name == name)?.PropertyType : known.ElementType) is not { } next)
            {
                return null;
            }

            at = name.Length > 0 ? Field(at, name) : Element(at, step.Groups["place"].Value);
            known = RightsJson.Options.GetTypeInfo(next);
        }

        return Of(known, at);
    }

    private static string? Of(JsonTypeInfo known, JsonElement? at)
    {
        var type = Nullable.GetUnderlyingType(known.Type) ?? known.Type;
        return known.Kind switch
        {
            JsonTypeInfoKind.Object when at is { ValueKind: JsonValueKind.Object } here =>
                known.Properties.Where(one => one.IsRequired && !here.TryGetProperty(one.Name, out _)).Select(one => one.Name).ToList() is { Count: > 0 } missing ? $"{string.Join(", ", missing)} missing" : null,
            JsonTypeInfoKind.Object => "an object",
            JsonTypeInfoKind.Enumerable => "a list",
            _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(word => JsonSerializer.Serialize(word, type, RightsJson.Options).Trim('"')))}",
            _ when type == typeof(DateOnly) => "a day such as 2026-04-01",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(string) => "a text",
            _ => null,
        };
    }

    private static JsonElement? Field(JsonElement? at, string name) =>
        at is { ValueKind: JsonValueKind.Object } here && here.TryGetProperty(name, out var field) ? field : null;

    private static JsonElement? Element(JsonElement? at, string place) =>
        at is { ValueKind: JsonValueKind.Array } here && int.Parse(place, CultureInfo.InvariantCulture) is var number && number < here.GetArrayLength() ? here[number] : null;

    [GeneratedRegex(@"\.(?<name>\w+)|\[(?<place>\d{1,6})\]")]
    private static partial Regex Steps();
}
