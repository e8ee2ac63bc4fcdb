using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>One pass over the answers of a case: keeps what a letter needs, and lets the rest go.</summary>
internal sealed class CopyReading(Policy policy, CaseState state)
{
    private readonly DisclosedRecords disclosed = new(policy, state);
    private readonly List<StoredAnswer> heads = [];
    private readonly HashSet<string> held = new(StringComparer.Ordinal);
    private readonly List<DisclosedRecord> first = [];
    private int count;
    private bool redacted;

    /// <summary>The answers without their records.</summary>
    public IReadOnlyList<StoredAnswer> Heads => heads;

    public CopyOfData Copy => new(held, first, count, redacted);

    public CopyReading Add(StoredAnswer stored)
    {
        if (!stored.Continues)
        {
            heads.Add(stored with { Answer = stored.Answer with { Records = [] } });
        }

        held.UnionWith(stored.Answer.Records.Select(record => record.Activity));
        foreach (var record in disclosed.Of(stored))
        {
            count++;
            redacted |= record.SomethingRedacted;
            if (first.Count < CopyOfData.MostKept)
            {
                first.Add(record);
            }
        }

        return this;
    }
}
