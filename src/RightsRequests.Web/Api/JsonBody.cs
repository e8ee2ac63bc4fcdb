using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Api;

/// <summary>The body of an order in JSON, or what is wrong with it, by field.</summary>
internal static class JsonBody
{
    private const int LongestName = 200;

    /// <summary>Either the body or the problem is null.</summary>
    public static async Task<(T? Body, IResult? Wrong)> ReadAsync<T>(HttpContext http, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await http.Request.ReadFromJsonAsync<T>(cancel) is { } body ? (body, null) : (null, Problems.Invalid(Malformed("body")));
        }
        catch (JsonException wrong)
        {
            return (null, Problems.Invalid(Fault(wrong)));
        }
        catch (InvalidOperationException)
        {
            return (null, Problems.MediaTypeNeeded(http));
        }
    }

    // The path names the field ($.rights[0]). The message could quote what was written: only what kind of fault it tells is taken of it.
    private static Dictionary<string, string> Fault(JsonException wrong)
    {
        var field = wrong.Path is null or "$" or { Length: > LongestName } ? "body" : wrong.Path.TrimStart('$').TrimStart('.');
        return wrong switch
        {
            { InnerException: null } when wrong.Message.StartsWith("Duplicate propert", StringComparison.Ordinal) => new() { [field] = "champ écrit deux fois / the same field twice" },
            { InnerException: null } when wrong.Message.StartsWith("The JSON property '", StringComparison.Ordinal) => new() { [field] = "champ inconnu / unknown field" },
            _ => Malformed(field),
        };
    }

    private static Dictionary<string, string> Malformed(string field) => new() { [field] = "mal formé / malformed" };
}
