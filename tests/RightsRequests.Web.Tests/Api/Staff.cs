using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RightsRequests.Web.Tests.Api;

/// <summary>What staff do over the API, through what is offered to them only.</summary>
internal static class Staff
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<JsonNode> CaseAsync(this HttpClient staff, string address) => await (await staff.GetAsync(address)).JsonAsync();

    public static Task<HttpResponseMessage> ActAsync(this HttpClient staff, string address, JsonNode body, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/actions") { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return staff.SendAsync(request);
    }

    public static JsonObject? Offer(this JsonNode seen, string action) =>
        seen["availableActions"]!.AsArray().Select(one => one!.AsObject()).FirstOrDefault(one => one.Text("action") == action);

    /// <summary>The action as offered, its required fields filled with the safest.</summary>
    public static JsonObject Fill(this JsonObject offer)
    {
        var body = new JsonObject { ["action"] = offer.Text("action") };
        foreach (var field in offer["fields"]!.AsArray().Where(one => one!["required"]!.GetValue<bool>()))
        {
            body[field!.Text("name")] = field!["options"] is JsonArray { Count: > 0 } options ? options[0]!.DeepClone() : "motif";
        }

        return body;
    }

    /// <summary>Waits until the action is offered, and takes it; again where a worker moved the case meanwhile.</summary>
    public static async Task<JsonNode> DoAsync(this HttpClient staff, string address, string action)
    {
        while (true)
        {
            var seen = await staff.UntilAsync(address, one => one.Offer(action) is not null);
            var answer = await staff.ActAsync(address, seen.Offer(action)!.Fill());
            if (answer.StatusCode != HttpStatusCode.Conflict)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return await answer.JsonAsync();
            }
        }
    }

    public static async Task<JsonNode> UntilAsync(this HttpClient staff, string address, Func<JsonNode, bool> good)
    {
        for (var end = DateTime.UtcNow + Patience; ;)
        {
            var seen = await staff.CaseAsync(address);
            if (good(seen))
            {
                return seen;
            }

            Assert.True(DateTime.UtcNow < end, $"still at {seen.Text("step")}, offered {string.Join(", ", seen["availableActions"]!.AsArray().Select(one => one!.Text("action")))}");
            await Task.Delay(100);
        }
    }
}
