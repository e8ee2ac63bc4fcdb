using System.Net;
using System.Text.Json;

namespace RightsRequests.Faults;

/// <summary>An agent and a DPO who work every case through what it offers, whatever goes wrong around them.</summary>
public sealed class Team(Api agent, Api dpo)
{
    private static readonly string[] AgentsOwn = ["retry-incident", "dismiss-incident", "complete-task", "confirm-identity", "accept-assessment", "accept-answers"];
    private static readonly string[] DposOwn = ["approve", "approve-letter", "complete-task"];

    // A lie replayed is a lie again, under a new number: then it is dismissed as by a person who has read it.
    private const int MostRetries = 6;

    private readonly Dictionary<string, DateTime> asked = [];
    private readonly Dictionary<string, int> retried = [];

    /// <summary>Until cancelled. A holder silent for ten seconds is asked again, since nobody's patience is days long here.</summary>
    public async Task WorkAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            foreach (var id in await OpenAsync())
            {
                if (!await ActAsync(agent, id, AgentsOwn))
                {
                    await ActAsync(dpo, id, DposOwn);
                }
            }

            await Task.Delay(250, cancel);
        }
    }

    // None where the web is away.
    private async Task<IReadOnlyList<string>> OpenAsync() =>
        await agent.SendAsync(HttpMethod.Get, "/api/v1/cases?state=open&limit=200") is (HttpStatusCode.OK, var list)
            ? [.. (list.ValueKind == JsonValueKind.Array ? list : list.GetProperty("cases")).EnumerateArray().Select(one => one.GetProperty("id").GetString()!)]
            : [];

    private async Task<bool> ActAsync(Api who, string id, string[] own)
    {
        if (await who.SendAsync(HttpMethod.Get, $"/api/v1/cases/{id}") is not (HttpStatusCode.OK, var view))
        {
            return false;
        }

        var offers = view.GetProperty("availableActions").EnumerateArray().ToDictionary(one => one.GetProperty("action").GetString()!);
        foreach (var action in own.Where(offers.ContainsKey))
        {
            if (action == "retry-incident" && (retried[id] = retried.GetValueOrDefault(id) + 1) > MostRetries)
            {
                continue;
            }

            return await TakeAsync(who, id, action, offers[action]);
        }

        return who == agent && offers.TryGetValue("re-ask-holder", out var again) && Patience(id) && await TakeAsync(who, id, "re-ask-holder", again);
    }

    private static async Task<bool> TakeAsync(Api who, string id, string action, JsonElement offer)
    {
        var body = new Dictionary<string, string> { ["action"] = action };
        foreach (var field in offer.GetProperty("fields").EnumerateArray())
        {
            var name = field.GetProperty("name").GetString()!;
            if (field.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array)
            {
                body[name] = options[0].GetString()!;
            }
            else if (field.GetProperty("required").GetBoolean())
            {
                body[name] = "Campagne d’essais.";
            }
        }

        return await who.SendAsync(HttpMethod.Post, $"/api/v1/cases/{id}/actions", body) is (HttpStatusCode.OK, _);
    }

    private bool Patience(string id)
    {
        var now = DateTime.UtcNow;
        if (!asked.TryGetValue(id, out var before))
        {
            asked[id] = now;
            return false;
        }

        if (now - before < TimeSpan.FromSeconds(10))
        {
            return false;
        }

        asked[id] = now;
        return true;
    }
}
