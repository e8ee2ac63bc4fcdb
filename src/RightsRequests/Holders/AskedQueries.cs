using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Opens the queries that answers are about, and their cases, in one round trip of the caller's transaction.</summary>
internal sealed class AskedQueries(CaseLock locks, CaseStates states)
{
    /// <summary>Those of them that there are, by id; their cases stay locked until the transaction ends. A query of an erased request is as unknown as one that never was: nothing of it can be opened any more.</summary>
    public async Task<IReadOnlyDictionary<Guid, AskedQuery>> LockAsync(IReadOnlyCollection<ReadMessage> messages, CancellationToken cancel)
    {
        List<(Guid, string?)> told = [.. messages.Where(one => one.QueryId is not null).Select(one => (one.QueryId!.Value, one.EventKey)).Distinct()];
        var found = new Dictionary<Guid, AskedQuery>();
        if (told.Count == 0)
        {
            return found;
        }

        List<(Guid QueryId, string Holder, Guid CaseId)> asked = [];
        var locked = await locks.TakeAsync(told, asked, cancel);
        var cases = SideBySide.Of([.. locked.Values.Where(one => one.Key is not null)], one => new AskedCase(one with { Opened = states.Open(one.Row.Id, one.Key!, one.Row.Content) }))
            .ToDictionary(one => one.Id);
        foreach (var (queryId, holder, caseId) in asked)
        {
            if (cases.GetValueOrDefault(caseId) is { } opened)
            {
                found[queryId] = new(queryId, holder, opened);
            }
        }

        return found;
    }
}

/// <summary>A query that was asked once.</summary>
/// <param name="Holder">Who was asked.</param>
internal sealed record AskedQuery(Guid QueryId, string Holder, AskedCase Case)
{
    /// <summary>As the case has it now; null where it no longer asks it.</summary>
    public HolderQuery? Asked => Case.State.Queries.FirstOrDefault(one => one.Id == QueryId);
}

/// <summary>A case that answers are about.</summary>
/// <param name="locked">As it was when its lock was taken, opened.</param>
internal sealed class AskedCase(LockedCase locked)
{
    public Guid Id { get; } = locked.Row.Id;

    public DataKey Key { get; } = locked.Key!;

    /// <summary>As the last decision of this transaction left it.</summary>
    public CaseState State { get; private set; } = locked.Opened!;

    /// <summary>As its row still is; null once something was decided on it.</summary>
    public LockedCase? Unchanged { get; private set; } = locked;

    /// <returns>Why it raised an incident; null where it did not.</returns>
    public string? Take(Decision decision)
    {
        Unchanged = null;
        if (decision is not Applied { State: var now })
        {
            return null;
        }

        var before = State.Incidents.Count;
        State = now;
        return now.Incidents.Count > before ? now.Incidents[^1].Reason : null;
    }
}

/// <summary>A message of a holder, read.</summary>
internal sealed record ReadMessage(ArrivedMessage Message, AnswerReading Reading)
{
    /// <summary>The query that it is about, as far as it says so: a wrong message by what came with it, else by itself.</summary>
    public Guid? QueryId { get; } = Reading switch
    {
        AnswerReading.Valid { Answer.QueryId: var named } => Id(named),
        AnswerReading.Invalid { QueryId: var named } => Id(Message.CorrelationId) ?? Id(named),
        _ => null,
    };

    /// <summary>Of what it says; null where that cannot be read.</summary>
    public string? Hash { get; } = Reading is AnswerReading.Valid { Answer: var said } ? AnswerFingerprint.Of(said) : null;

    /// <summary>Of the event that it would be; null where there is none. The same answer once more is the same event, one that contradicts it is another.</summary>
    public string? EventKey => Hash is not null && QueryId is { } query ? $"answer/{query:N}/{Hash}" : null;

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static ReadMessage Of(ArrivedMessage message) => new(message, AnswerReader.Read(message.Body));
}
