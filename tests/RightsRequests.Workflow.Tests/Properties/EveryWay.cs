using System.Text;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Walks the real machine breadth first, with everything that can happen at each moment, and checks the promises of the design in every state reached. The proof of the procedure files walks an abstraction; this is what stands behind it.</summary>
public sealed class EveryWay
{
    private const int MostStates = 2500;

    public static TheoryData<Right> AllRights => [.. Enum.GetValues<Right>()];

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Every_state_reached_keeps_the_promises_and_can_still_end(Right right)
    {
        var seen = new HashSet<string>();
        // The walk sets out from many lives, so that its bound leaves no step unseen.
        var queue = new Queue<Life>(Starts(right));
        var steps = new HashSet<(string Path, int Index)>();
        while (seen.Count < MostStates && queue.TryDequeue(out var life))
        {
            if (!seen.Add(Print(life)))
            {
                continue;
            }

            steps.Add((life.State.Path, life.State.StepIndex));
            Assert.True(Promises.Broken(life) is null, $"{Promises.Broken(life)}: {string.Join(", ", life.Way)}");
            Assert.True(Ends(life), $"nothing ends it any more: {string.Join(", ", life.Way)}");
            foreach (var next in Next(life))
            {
                queue.Enqueue(next);
            }
        }

        var procedure = Scenario.Policy.Procedures[right];
        var waits = procedure.Paths.SelectMany(path => path.Value.Select((step, index) => (Path: path.Key, Index: index, Step: step)))
            .Where(one => one.Step is not (AcknowledgeStep or NotifyRecipientsStep))
            .Select(one => (one.Path, one.Index));
        var unseen = waits.Except(steps).ToList();
        Assert.True(unseen.Count == 0, $"never reached: {string.Join(", ", unseen)}");
        Assert.True(seen.Count > 500, "the walk was cut short");
    }

    // Every moment of an ordinary life, of one about the first activity only, of those turned aside at any moment, and of one never identified.
    private static IEnumerable<Life> Starts(Right right)
    {
        string[] aside = ["refuse-request", "lift-restriction", "reopen"];
        var begin = Life.Begin(SmallPack.Of(right), right);
        var ordinary = Ordinary(begin).ToList();
        var narrow = Life.Begin(SmallPack.Of(right), right, state => state with { Scope = [SmallPack.Of(right).Register[0].Id] });
        return [
            .. ordinary,
            .. Ordinary(narrow),
            .. ordinary.SelectMany(life => life.Offers().Where(offer => aside.Contains(offer.Offer.Action)).SelectMany(offer => Ordinary(life.Take(offer.Actor, offer.Offer)!))),
            .. ordinary.Take(10).SelectMany(life => life.Offers().Where(offer => offer.Offer.Action == "doubt-identity").Take(1).SelectMany(offer => Forgotten(life.Take(offer.Actor, offer.Offer)!))),
        ];
    }

    // Nobody does anything but the clock, until the case is given up; then it ends.
    private static IEnumerable<Life> Forgotten(Life life)
    {
        for (var turn = 0; turn < 20 && life.State.Path == Procedure.MainPath; turn++)
        {
            yield return life;
            life = life.Pending.Count > 0 ? life.Happenings().First() : life.NextTimer()!;
        }

        foreach (var moment in Ordinary(life))
        {
            yield return moment;
        }
    }

    private static IEnumerable<Life> Next(Life life)
    {
        foreach (var (actor, offer) in life.Offers())
        {
            yield return life.Take(actor, offer) ?? throw new InvalidOperationException($"{offer.Action} was offered and not allowed: {string.Join(", ", life.Way)}");
            if (offer.Fields.Any(field => field.Type == "choice"))
            {
                yield return life.Take(actor, offer, first: false) ?? throw new InvalidOperationException($"{offer.Action} was offered and its last option not allowed: {string.Join(", ", life.Way)}");
            }
        }

        foreach (var next in life.Happenings())
        {
            yield return next;
        }
    }

    internal static bool Ends(Life life) => Ordinary(life).Last().State.Status != CaseStatus.Open;

    // By the actions of an ordinary case, the shell doing its part and holders given up where they do not answer; every moment of it.
    internal static IEnumerable<Life> Ordinary(Life life)
    {
        string[] ordinary = ["retry-incident", "complete-task", "confirm-identity", "accept-assessment", "accept-answers", "decide-without-holder", "approve", "approve-letter"];
        Life? next = life;
        for (var turn = 0; turn < 200 && next is not null; turn++)
        {
            life = next;
            yield return life;
            next = life.State.Status != CaseStatus.Open && life.Pending.Count == 0 ? null
                : life.Pending.Count > 0 ? life.Happenings().First()
                : life.Offers().FirstOrDefault(offer => ordinary.Contains(offer.Offer.Action)) is { Offer: not null } found ? life.Take(found.Actor, found.Offer)
                : life.State.Related.Any(related => related.Open) ? life.Happenings().Last()
                : null;
        }
    }

    // Two lives that differ only in when things happened are the same here.
    private static string Print(Life life)
    {
        var state = life.State;
        var text = new StringBuilder($"{state.Path} {state.StepIndex} {state.Status} {state.Identity} {state.ApprovedBy} {state.PreparedBy} {state.Suspended?.Why} {state.Extended} {state.LegalHold} {state.RefusalGround} {Math.Min(state.Reopened, 2)} {string.Concat(state.Incidents.Where(one => one.Open).Select(one => one.EffectKey?[..4]).Distinct())} {state.Related.Any(one => one.Open)} {state.Evidence.Any(one => one.DestroyedAt is null)}");
        text.AppendJoin(' ', state.Assessment.Select(one => one.Decided));
        text.AppendJoin(' ', state.Queries.Where(query => query.Step == Step(state)).Select(query => query.Status));
        text.AppendJoin(' ', state.Letters.Where(letter => letter.Final).TakeLast(2).Select(letter => $"{letter.Kind} {letter.Status} {letter.Typeset}"));
        text.AppendJoin(' ', life.Pending.TakeLast(2).Select(effect => effect.GetType().Name));
        text.AppendJoin(' ', state.Tasks.Where(task => !task.Done).Select(task => task.Kind));
        return text.ToString();
    }

    private static string Step(CaseState state) =>
        state.Reopened == 0 ? $"{state.Path}/{state.StepIndex}" : $"{state.Path}/{state.StepIndex}/again{state.Reopened}";
}
