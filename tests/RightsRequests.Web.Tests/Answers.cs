using System.Net;
using System.Text.Json.Nodes;

namespace RightsRequests.Web.Tests;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();

    /// <summary>Holds an answer to be the problem of this status and name, and nothing of the inside.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string name)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal($"urn:rights-requests:problem:{name}", problem.Text("type"));
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem.Text("title"));
        Assert.DoesNotContain("Exception", problem.ToJsonString(), StringComparison.Ordinal);
        return problem;
    }

    public static IEnumerable<string> ErrorFields(this JsonNode problem) => problem["errors"]!.AsObject().Select(one => one.Key);
}
