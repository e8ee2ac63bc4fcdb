using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using RightsRequests.Tests.Private;

namespace RightsRequests.Faults;

/// <summary>People who file requests, each until they are told that it was received.</summary>
public sealed class Crowd(Api api, int seed)
{
    private static readonly string[] Rights =
        ["access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision", "consent-withdrawal"];

    /// <summary>References answered 201.</summary>
    public ConcurrentBag<string> Received { get; } = [];

    public async Task FileAsync(int cases, TimeSpan over, CancellationToken cancel)
    {
        var people = await PeopleAsync(cancel);
        var dice = new Random(seed);
        for (var number = 0; number < cases; number++)
        {
            var person = people[(number * 7) % people.Count];
            var right = Rights[dice.Next(Rights.Length)];
            await FileOneAsync(person, right, $"campaign-{seed}-{number}", cancel);
            await Task.Delay(over / cases, cancel);
        }
    }

    private async Task<IReadOnlyList<JsonElement>> PeopleAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (await api.SendAsync(HttpMethod.Get, "/dev/people") is (HttpStatusCode.OK, var people))
            {
                return [.. people.EnumerateArray().Where(one => one.GetProperty("relations").EnumerateArray().Any(relation => relation.GetString() == "member"))];
            }

            await Task.Delay(500, cancel);
        }
    }

    // The same key each time: what was stored before the web was killed is answered again, not stored again.
    private async Task FileOneAsync(JsonElement person, string right, string key, CancellationToken cancel)
    {
        var body = Filing.For(person, right);
        while (true)
        {
            switch (await api.SendAsync(HttpMethod.Post, "/api/v1/requests", body, key))
            {
                case (HttpStatusCode.Created, var filed):
                    Received.Add(filed.GetProperty("reference").GetString()!);
                    return;
                case ({ } status, var answer):
                    throw new InvalidOperationException($"A request was answered {status}: {answer}");
                default:
                    await Task.Delay(300, cancel);
                    break;
            }
        }
    }
}
