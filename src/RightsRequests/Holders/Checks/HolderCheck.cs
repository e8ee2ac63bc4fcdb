using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;

namespace RightsRequests.Holders.Checks;

/// <summary>Plays queries against a holder and judges its answers by the contract. No case is touched: see <see cref="RightsCheck"/>.</summary>
/// <param name="Reached">By what transport; the caller ends it.</param>
/// <param name="Holder">The holder's id.</param>
/// <param name="Activities">The processing activities in which it has data.</param>
/// <param name="Patience">How long one answer may take.</param>
public sealed partial record HolderCheck(ICheckedHolder Reached, string Holder, IReadOnlyList<string> Activities, TimeSpan Patience)
{
    private const int SentAroundABreak = 20;
    private const string Silent = "no answer in time";

    // After so many without any answer nobody is there, and the rest would only take its time.
    private const int Enough = 3;
    private static readonly QuerySubject Nobody = new("Zéphyrine Inconnue-Essai", new DateOnly(1901, 1, 2), [new("email", "nobody@check.invalid")]);

    /// <summary>The controller that the queries name.</summary>
    public required string Controller { get; init; }

    /// <summary>Test persons whom the holder knows; of an empty list only unknown persons are asked about.</summary>
    public CheckPeople People { get; init; } = new(null);

    /// <summary>True: the person's data are corrected, restricted and at last erased.</summary>
    public bool Acts { get; init; }

    /// <summary>Where the holder uploads what is too large for a message; null: not tried.</summary>
    public CheckDoor? Door { get; init; }

    /// <summary>Restarts the holder, between a query and its repetition; null: not tried.</summary>
    public Func<CancellationToken, Task>? Restart { get; init; }

    /// <summary>Has the broker close the holder's connection; null: the transport's own <see cref="ICheckedHolder.Break"/>, or not tried.</summary>
    public Func<CancellationToken, Task>? Break { get; init; }

    /// <summary>Runs all checks, one after another.</summary>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancel)
    {
        List<CheckResult> results = [];
        foreach (var action in Enum.GetValues<HolderAction>())
        {
            await TryAsync($"{Word(action)}: unknown person", () => UnknownAsync(Query(action, Nobody), cancel));
            if (results.Count == Enough && results.TrueForAll(result => result.Fault == Silent))
            {
                return [.. results, new("everything else", null, "the holder answers nothing")];
            }
        }

        await TryAsync("the same query again: the same answer", () => AgainAsync(Query(HolderAction.Locate, Nobody), null, cancel));
        await TryAsync("an activity that nobody has: no data of it", () => UnknownAsync(Query(HolderAction.Export, Nobody) with { Activities = ["no-such-activity"] }, cancel));
        await TryAsync("two hundred identifiers", () => UnknownAsync(Query(HolderAction.Locate, Nobody with { Identifiers = [.. Enumerable.Range(0, 200).Select(at => new SubjectIdentifier("member-number", $"check-{at}"))] }), cancel));
        await TryAsync("a field that the contract may have one day: passed over", () => LaterFieldAsync(cancel));
        foreach (var (name, body) in Malformed())
        {
            await TryAsync($"{name}: survived", () => SurvivesAsync(body, cancel));
        }

        foreach (var (name, check) in Reached.Own)
        {
            await TryAsync(name, () => check(Bytes(Query(HolderAction.Locate, Nobody)), cancel));
        }

        await PeopleAsync(results, cancel);
        results.Add(Restart is { } restart
            ? new("a restart in between: the answer still comes", await AgainAsync(Query(HolderAction.Locate, Nobody), restart, cancel))
            : new("a restart in between: the answer still comes", null, "needs --restart-with"));
        results.Add(Broken is { } broken
            ? new("its connection closed from outside: every answer still comes", await ManyAsync(broken, cancel))
            : new("its connection closed from outside: every answer still comes", null, "needs --break-with"));
        return results;

        async Task TryAsync(string name, Func<Task<string?>> check) => results.Add(new(name, await check()));
    }

    private Func<CancellationToken, Task>? Broken => Break ?? (Reached.Break is { } own ? Own(own) : null);

    private static Func<CancellationToken, Task> Own(Action own) => _ =>
    {
        own();
        return Task.CompletedTask;
    };

    private Task<string?> UnknownAsync(RightsQuery query, CancellationToken cancel) => JudgedAsync(
        query,
        answer => answer.Records.Count > 0 || answer.Content is not null ? "data of somebody else are disclosed"
            : answer.Actions is { Changed: > 0 } or { Erased: > 0 } ? "something was changed or erased"
            : answer.Outcome == AnswerOutcome.NoData ? Waits(query.Action, answer)
            : null,
        cancel);

    private async Task<string?> AgainAsync(RightsQuery query, Func<CancellationToken, Task>? between, CancellationToken cancel)
    {
        var (first, fault) = await AskAsync(query, cancel);
        if (fault is not null)
        {
            return fault;
        }

        await (between?.Invoke(cancel) ?? Task.CompletedTask);
        var (second, again) = await AskAsync(query with { Attempt = 2 }, cancel);
        return again ?? (AnswerFingerprint.Of(first!) == AnswerFingerprint.Of(second!) ? null : "the second answer differs");
    }

    private async Task<string?> ManyAsync(Func<CancellationToken, Task> broken, CancellationToken cancel)
    {
        var queries = Enumerable.Range(0, SentAroundABreak).Select(_ => Query(HolderAction.Locate, Nobody)).ToList();
        foreach (var (at, query) in queries.Index())
        {
            await Reached.SendAsync(Bytes(query), query.QueryId, cancel);
            if (at == SentAroundABreak / 2)
            {
                await broken(cancel);
            }
        }

        foreach (var query in queries)
        {
            if ((await ReadAsync(query, cancel)).Fault is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private async Task<string?> LaterFieldAsync(CancellationToken cancel)
    {
        var query = Query(HolderAction.Locate, Nobody);
        var message = JsonSerializer.SerializeToNode(query, RightsJson.Options)!;
        message["later"] = new JsonObject { ["field"] = true };
        await Reached.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), query.QueryId, cancel);
        return (await ReadAsync(query, cancel)).Fault;
    }

    private async Task<string?> SurvivesAsync(byte[] body, CancellationToken cancel)
    {
        await Reached.SendAsync(body, null, cancel);
        return (await AskAsync(Query(HolderAction.Locate, Nobody), cancel)).Fault;
    }

    private async Task<string?> JudgedAsync(RightsQuery query, Func<RightsAnswer, string?> judge, CancellationToken cancel)
    {
        var (answer, fault) = await AskAsync(query, cancel);
        return fault ?? judge(answer!);
    }

    private async Task<(RightsAnswer? Answer, string? Fault)> AskAsync(RightsQuery query, CancellationToken cancel)
    {
        await Reached.SendAsync(Bytes(query), query.QueryId, cancel);
        return await ReadAsync(query, cancel);
    }

    private async Task<(RightsAnswer? Answer, string? Fault)> ReadAsync(RightsQuery query, CancellationToken cancel) =>
        await Reached.AnswerAsync(query.QueryId, Patience, cancel) switch
        {
            null => (null, Silent),
            { Body: [], Fault: { } fault } => (null, fault),
            var came => AnswerReader.Read(came.Body) switch
            {
                AnswerReading.Invalid invalid => (null, invalid.Reason),
                AnswerReading.Valid { Answer: var answer } =>
                    answer.QueryId != query.QueryId ? (answer, "queryId is another query's")
                    : answer.Holder != Holder ? (answer, "holder is not this holder's id")
                    : AnswerScope.NamesOtherActivity(answer, query.Activities) ? (answer, "an activity that was not asked")
                    : AnswerScope.ActsOtherwise(answer, query.Action) ? (answer, "an action that was not asked")
                    : (answer, came.Fault),
                var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
            },
        };

    private RightsQuery Query(HolderAction action, QuerySubject subject) => new()
    {
        QueryId = RightsCheck.NewQueryId(),
        Reference = "DR-CHECK",
        Controller = Controller,
        Action = action,
        Right = action switch
        {
            HolderAction.Rectify => "rectification",
            HolderAction.Erase => "erasure",
            HolderAction.Restrict or HolderAction.LiftRestriction => "restriction",
            HolderAction.StopProcessing => "objection",
            _ => "access",
        },
        Subject = subject,
        Activities = Activities,
        AskedAt = DateTimeOffset.UtcNow,
        AnswerBy = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(10),
    };

    private static byte[] Bytes(RightsQuery query) => JsonSerializer.SerializeToUtf8Bytes(query, RightsJson.Options);

    private static IEnumerable<(string Name, byte[] Body)> Malformed() =>
    [
        ("an empty message", []),
        ("a message that is not JSON", [0xff, 0x00, 0x7b]),
        ("a query without its fields", Encoding.UTF8.GetBytes("""{"schema":"rights.query/1"}""")),
        ("a query of another schema", Encoding.UTF8.GetBytes("""{"schema":"rights.query/9","queryId":"x"}""")),
    ];

    private static string Word(HolderAction action) => JsonSerializer.SerializeToElement(action, RightsJson.Options).GetString()!;
}
