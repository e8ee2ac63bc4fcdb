using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Api;

/// <summary><c>{action, ...fields}</c>: an action and its flat fields, as text.</summary>
internal sealed record ActionBody(string Action, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Null where the body is not such an object.</summary>
    public static async Task<ActionBody?> ReadAsync(HttpContext http, CancellationToken cancel)
    {
        JsonElement body;
        try
        {
            body = await http.Request.ReadFromJsonAsync<JsonElement>(cancel);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }

        return IsWellFormed(body) ? Read(body) : null;
    }

    private static ActionBody? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in body.EnumerateObject().Where(field => field.Name != "action"))
        {
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Null:
                    break;
                case JsonValueKind.String:
                    fields[field.Name] = field.Value.GetString()!;
                    break;
                case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number:
                    fields[field.Name] = field.Value.GetRawText();
                    break;
                default:
                    return null;
            }
        }

        return new(action.GetString()!, fields);
    }

    // A lone surrogate or a zero character cannot be stored.
    private static bool IsWellFormed(JsonElement body)
    {
        try
        {
            return body.ValueKind != JsonValueKind.Object
                || body.EnumerateObject().All(field =>
                    !field.Name.Contains('\0', StringComparison.Ordinal)
                    && (field.Value.ValueKind != JsonValueKind.String || !field.Value.GetString()!.Contains('\0', StringComparison.Ordinal)));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
