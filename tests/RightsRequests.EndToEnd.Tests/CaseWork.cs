using System.Net;
using System.Text.Json;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>Works a case as an agent and a DPO would, through <c>availableActions</c> only, first options first.</summary>
public sealed class CaseWork(ApiClient agent, ApiClient dpo, Guid id)
{
    private static readonly string[] Preparing = ["complete-task", "confirm-identity", "accept-assessment", "accept-answers"];
    private static readonly string[] Approving = ["approve", "approve-letter", "complete-task"];

    public List<string> Taken { get; } = [];

    public Guid Id => id;

    public async Task<JsonElement> ViewAsync() => (await agent.GetAsync($"/api/v1/cases/{id}")).Body;

    /// <summary>Until the case is no longer open, or the condition holds.</summary>
    public async Task<JsonElement> RunAsync(Func<JsonElement, bool>? until = null, int seconds = 120)
    {
        for (var patience = DateTime.UtcNow.AddSeconds(seconds); DateTime.UtcNow < patience;)
        {
            var view = await ViewAsync();
            if (view.GetProperty("state").GetString() != "open" || until?.Invoke(view) == true)
            {
                return view;
            }

            if (!await ActAsync(agent, Preparing) && !await ActAsync(dpo, Approving))
            {
                await Task.Delay(300);
            }
        }

        throw new TimeoutException($"The case did not end: {await ViewAsync()}");
    }

    /// <summary>Until every letter is sent: a case closes with its response, and the notices to recipients go out side by side with it, some posted by a person.</summary>
    public async Task<JsonElement> LettersSentAsync(int seconds = 120)
    {
        for (var patience = DateTime.UtcNow.AddSeconds(seconds); DateTime.UtcNow < patience;)
        {
            var view = await ViewAsync();
            if (view.GetProperty("letters").EnumerateArray().All(letter => letter.GetProperty("state").GetString() == "sent"))
            {
                return view;
            }

            if (!await ActAsync(agent, ["complete-task"]))
            {
                await Task.Delay(300);
            }
        }

        throw new TimeoutException($"A letter was not sent: {await ViewAsync()}");
    }

    private async Task<bool> ActAsync(ApiClient client, string[] names)
    {
        var view = (await client.GetAsync($"/api/v1/cases/{id}")).Body;
        foreach (var offer in view.GetProperty("availableActions").EnumerateArray())
        {
            var name = offer.GetProperty("action").GetString()!;
            if (!names.Contains(name))
            {
                continue;
            }

            var body = new Dictionary<string, string> { ["action"] = name };
            foreach (var field in offer.GetProperty("fields").EnumerateArray().Where(field => field.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array))
            {
                body[field.GetProperty("name").GetString()!] = field.GetProperty("options")[0].GetString()!;
            }

            var answer = await client.PostAsync($"/api/v1/cases/{id}/actions", body);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{name}: {answer.Status} {answer.Body}");
            Taken.Add(name);
            return true;
        }

        return false;
    }
}
