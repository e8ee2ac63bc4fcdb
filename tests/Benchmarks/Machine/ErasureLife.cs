using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Machine;

/// <summary>All that happens to one erasure, one event after the other: what its effects bring about, and what people do when nothing else is to come.</summary>
internal sealed class ErasureLife(Policy policy, CaseState opened)
{
    private static readonly Actor Agent = new("agent", new HashSet<Role> { Role.Agent });
    private static readonly Actor Dpo = new("dpo", new HashSet<Role> { Role.Dpo });
    private static readonly (Actor By, string Action)[] Work =
        [(Agent, "confirm-identity"), (Agent, "accept-assessment"), (Agent, "accept-answers"), (Dpo, "approve"), (Dpo, "approve-letter")];

    private readonly Queue<CaseEvent> next = new(opened.Letters.Select(letter => new LetterTypeset($"typeset/{letter.Id:N}", letter.Id)));
    private readonly Procedure procedure = policy.Procedures[Right.Erasure];
    private CaseState state = opened;
    private int taken;

    /// <summary>The next event; null when the case is closed.</summary>
    public CaseEvent? Next()
    {
        if (next.TryDequeue(out var caused))
        {
            return caused;
        }

        if (state.Status != CaseStatus.Open)
        {
            return null;
        }

        var (by, action) = Work[taken++];
        var offer = CaseMachine.AvailableActions(policy, procedure, state, by, state.StepSince).FirstOrDefault(one => one.Action == action)
            ?? throw new InvalidOperationException($"The erasure waits for something else than {action}.");
        return new ActionTaken($"action/{action}", by, action, Choices(offer));
    }

    /// <summary>What became of it.</summary>
    public void Take(Decision decision)
    {
        var applied = decision as Applied ?? throw new InvalidOperationException($"The case did not take an event of its own life: {decision}.");
        state = applied.State;
        foreach (var effect in applied.Effects)
        {
            if (Outcome(effect) is { } happened)
            {
                next.Enqueue(happened);
            }
        }
    }

    /// <summary>Everything granted, so that all holders are asked.</summary>
    public static Dictionary<string, string> Choices(ActionOffer offer) => offer.Fields
        .Where(field => field.Options is { Count: > 0 })
        .ToDictionary(field => field.Name, field => field.Options!.Contains("granted") ? "granted" : field.Options![0]);

    private static CaseEvent? Outcome(Effect effect) => effect switch
    {
        TypesetLetter typeset => new LetterTypeset($"typeset/{typeset.Letter:N}", typeset.Letter),
        SignLetter sign => new LetterSigned($"signed/{sign.Letter:N}", sign.Letter),
        SendLetter send => new LetterSent($"sent/{send.Letter:N}", send.Letter),
        AskHolder ask => new HolderAnswered($"answer/{ask.QueryId:N}", ask.QueryId, ask.Holder, "hash", Found(ask)),
        _ => null,
    };

    private static HolderResult Found(AskHolder ask) =>
        new("done", null, Records: ask.Action == HolderAction.Locate ? 3 : 0, 0, 0, Erased: ask.Action == HolderAction.Erase ? 3 : 0, 0, null, null, [.. ask.Activities], []);
}
