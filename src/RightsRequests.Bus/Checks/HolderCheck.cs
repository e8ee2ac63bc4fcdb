using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;

namespace RightsRequests.Bus.Checks;

/// <summary>Plays queries against a holder on the bus and judges its answers by the contract. No case is touched:
/// see <see cref="RightsCheck"/>.</summary>
/// <param name="Broker">Where the broker is, with the engine's account.</param>
/// <param name="Holder">The holder's id.</param>
/// <param name="Activities">The processing activities in which it has data.</param>
/// <param name="Patience">How long one answer may take.</param>
public sealed record HolderCheck(BrokerAddress Broker, string Holder, IReadOnlyList<string> Activities, TimeSpan Patience)
{
    private static readonly QuerySubject Nobody = new("Zéphyrine Inconnue-Essai", new DateOnly(1901, 1, 2), [new("email", "nobody@check.invalid")]);

    /// <summary>A test person whom the holder knows; null: only unknown persons are asked about.</summary>
    public CheckPerson? Person { get; init; }

    /// <summary>True: that person's data are changed, restricted and at last erased.</summary>
    public bool Acts { get; init; }

    /// <summary>Restarts the holder, between a query and its repetition; null: not tried.</summary>
    public Func<CancellationToken, Task>? Restart { get; init; }

    /// <summary>Runs all checks, one after another.</summary>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancel)
    {
        await using var holder = await CheckedHolder.OpenAsync(Broker, Holder, cancel);
        List<CheckResult> results = [];
        foreach (var action in Enum.GetValues<HolderAction>())
        {
            await TryAsync($"{Word(action)}: unknown person", () => UnknownAsync(holder, Query(action, Nobody), cancel));
        }

        await TryAsync("the same query again: the same answer", () => AgainAsync(holder, Query(HolderAction.Locate, Nobody), null, cancel));
        await TryAsync("an activity that nobody has: no data of it", () => UnknownAsync(holder, Query(HolderAction.Export, Nobody) with { Activities = ["no-such-activity"] }, cancel));
        await TryAsync("two hundred identifiers", () => UnknownAsync(holder, Query(HolderAction.Locate, Nobody with { Identifiers = [.. Enumerable.Range(0, 200).Select(at => new SubjectIdentifier("member-number", $"check-{at}"))] }), cancel));
        await TryAsync("a field that the contract may have one day: passed over", () => LaterFieldAsync(holder, cancel));
        foreach (var (name, body) in Malformed())
        {
            await TryAsync($"{name}: survived", () => SurvivesAsync(holder, body, cancel));
        }

        const string NoPerson = "needs --person";
        await PersonAsync("export: what is asked about the person, and only that", person => ExportAsync(holder, person, cancel));
        await PersonAsync("a name alone: nothing disclosed", person => UnknownAsync(holder, Query(HolderAction.Export, new QuerySubject(person.FullName)), cancel));
        await PersonAsync("export again: the same answer", person => AgainAsync(holder, Known(HolderAction.Export, person), null, cancel));
        await ActAsync(HolderAction.Restrict, answer => null);
        await ActAsync(HolderAction.LiftRestriction, answer => null);
        await ActAsync(HolderAction.Erase, answer => answer.Outcome == AnswerOutcome.Done && answer.Actions is null ? "actions are missing" : null);
        var restart = Restart;
        results.Add(restart is null
            ? new("a restart in between: the answer still comes", null, "needs --restart-with")
            : new("a restart in between: the answer still comes", await AgainAsync(holder, Query(HolderAction.Locate, Nobody), restart, cancel)));
        return results;

        async Task TryAsync(string name, Func<Task<string?>> check) => results.Add(new(name, await check()));

        async Task PersonAsync(string name, Func<CheckPerson, Task<string?>> check) =>
            results.Add(Person is { } person ? new(name, await check(person)) : new(name, null, NoPerson));

        async Task ActAsync(HolderAction action, Func<RightsAnswer, string?> judge)
        {
            var name = $"{Word(action)}: carried out on the person";
            results.Add(Person is { } person && Acts ? new(name, await JudgedAsync(holder, Known(action, person), judge, cancel)) : new(name, null, "needs --person and --acts"));
        }
    }

    private Task<string?> UnknownAsync(CheckedHolder holder, RightsQuery query, CancellationToken cancel) => JudgedAsync(
        holder,
        query,
        answer => answer.Records.Count > 0 || answer.Content is not null ? "data of somebody else are disclosed"
            : answer.Actions is { Changed: > 0 } or { Erased: > 0 } ? "something was changed or erased"
            : null,
        cancel);

    private Task<string?> ExportAsync(CheckedHolder holder, CheckPerson person, CancellationToken cancel)
    {
        var query = Known(HolderAction.Export, person);
        return JudgedAsync(
            holder,
            query,
            answer => answer.Records.Count == 0 && answer.Content is null ? "nothing is disclosed"
                : answer.Records.Any(record => !query.Activities.Contains(record.Activity)) ? "an activity that was not asked"
                : null,
            cancel);
    }

    private async Task<string?> AgainAsync(CheckedHolder holder, RightsQuery query, Func<CancellationToken, Task>? between, CancellationToken cancel)
    {
        var (first, fault) = await AskAsync(holder, query, cancel);
        if (fault is not null)
        {
            return fault;
        }

        await (between?.Invoke(cancel) ?? Task.CompletedTask);
        var (second, again) = await AskAsync(holder, query with { Attempt = 2 }, cancel);
        return again ?? (AnswerFingerprint.Of(first!) == AnswerFingerprint.Of(second!) ? null : "the second answer differs");
    }

    private async Task<string?> LaterFieldAsync(CheckedHolder holder, CancellationToken cancel)
    {
        var query = Query(HolderAction.Locate, Nobody);
        var message = JsonSerializer.SerializeToNode(query, RightsJson.Options)!;
        message["later"] = new JsonObject { ["field"] = true };
        await holder.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), query.QueryId, cancel);
        return (await ReadAsync(holder, query, cancel)).Fault;
    }

    private async Task<string?> SurvivesAsync(CheckedHolder holder, byte[] body, CancellationToken cancel)
    {
        await holder.SendAsync(body, null, cancel);
        return (await AskAsync(holder, Query(HolderAction.Locate, Nobody), cancel)).Fault;
    }

    private async Task<string?> JudgedAsync(CheckedHolder holder, RightsQuery query, Func<RightsAnswer, string?> judge, CancellationToken cancel)
    {
        var (answer, fault) = await AskAsync(holder, query, cancel);
        return fault ?? judge(answer!);
    }

    private async Task<(RightsAnswer? Answer, string? Fault)> AskAsync(CheckedHolder holder, RightsQuery query, CancellationToken cancel)
    {
        await holder.SendAsync(query, cancel);
        return await ReadAsync(holder, query, cancel);
    }

    private async Task<(RightsAnswer? Answer, string? Fault)> ReadAsync(CheckedHolder holder, RightsQuery query, CancellationToken cancel) =>
        await holder.AnswerAsync(query.QueryId, Patience, cancel) is not var (user, body) ? (null, "no answer in time")
        : AnswerReader.Read(body) switch
        {
            AnswerReading.Invalid invalid => (null, invalid.Reason),
            AnswerReading.Valid { Answer: var answer } =>
                answer.QueryId != query.QueryId ? (answer, "queryId is another query's")
                : answer.Holder != Holder ? (answer, "holder is not this holder's id")
                : user != Holder ? (answer, "user_id is missing or not this holder's")
                : (answer, null),
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        };

    private RightsQuery Known(HolderAction action, CheckPerson person) =>
        Query(action, new QuerySubject(person.FullName, person.BirthDate, person.Identifiers)) with { Activities = [.. Activities.Intersect(person.Activities)] };

    private RightsQuery Query(HolderAction action, QuerySubject subject) => new()
    {
        QueryId = RightsCheck.NewQueryId(),
        Reference = "DR-CHECK",
        Controller = "mgen",
        Action = action,
        Right = action switch { HolderAction.Rectify => "rectification", HolderAction.Erase => "erasure", _ => "access" },
        Subject = subject,
        Activities = Activities,
        AskedAt = DateTimeOffset.UtcNow,
        AnswerBy = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(10),
    };

    private static IEnumerable<(string Name, byte[] Body)> Malformed() =>
    [
        ("an empty message", []),
        ("a message that is not JSON", [0xff, 0x00, 0x7b]),
        ("a query without its fields", Encoding.UTF8.GetBytes("""{"schema":"rights.query/1"}""")),
        ("a query of another schema", Encoding.UTF8.GetBytes("""{"schema":"rights.query/9","queryId":"x"}""")),
    ];

    private static string Word(HolderAction action) => JsonSerializer.SerializeToElement(action, RightsJson.Options).GetString()!;
}
