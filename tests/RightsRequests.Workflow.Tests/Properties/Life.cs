using System.Collections.Immutable;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>A case at one moment with all that can happen to it next: what people may do, what the shell carries out in any order, what holders say, the next timer.</summary>
internal sealed record Life(Policy Policy, Procedure Procedure, CaseState State, Instant Now, ImmutableList<CaseTimer> Timers)
{
    private static readonly Actor[] Staff = [Scenario.Agent, Scenario.Dpo, Scenario.SecondDpo];

    /// <summary>Effects not yet carried out.</summary>
    public ImmutableList<Effect> Pending { get; private init; } = [];

    /// <summary>Effects ever caused by their keys; the shell carries each out once, and again when a person retries it.</summary>
    public ImmutableDictionary<string, Effect> Caused { get; private init; } = ImmutableDictionary<string, Effect>.Empty;

    /// <summary>In which opening of the case each final letter was drafted.</summary>
    public ImmutableDictionary<Guid, (int Reopened, bool Lifting)> Openings { get; private init; } = ImmutableDictionary<Guid, (int, bool)>.Empty;

    /// <summary>Effects of the last decision.</summary>
    public IReadOnlyList<Effect> Last { get; private init; } = [];

    /// <summary>What happened so far, for the message of a failed test.</summary>
    public ImmutableList<string> Way { get; private init; } = [];

    public static Life Begin(Policy policy, Right right, Func<CaseState, CaseState>? with = null)
    {
        var scenario = new CaseState
        {
            Id = Guid.Parse("00000000-0000-7000-8000-000000000001"),
            Reference = "DR-2026-7K3M9",
            Right = right,
            Controller = "mgen",
            Language = "fr",
            ReceivedOn = new LocalDate(2026, 4, 1),
            Establishment = new Establishment(HolidayZone.Metropole),
            Relations = [],
            HasEmail = true,
        };
        var now = Instant.FromUtc(2026, 4, 1, 8, 0);
        var procedure = policy.Procedures[right];
        var opened = CaseMachine.Open(policy, procedure, new CaseOpening(with?.Invoke(scenario) ?? scenario, now));
        return new Life(policy, procedure, opened.State, now, []).After(opened, "opened");
    }

    public IEnumerable<(Actor Actor, ActionOffer Offer)> Offers() =>
        Staff.SelectMany(actor => CaseMachine.AvailableActions(Policy, Procedure, State, actor, Now).Select(offer => (actor, offer)));

    /// <summary>Takes an offer; null where it was not applied, which must not be.</summary>
    public Life? Take(Actor actor, ActionOffer offer, bool first = true)
    {
        var fields = Filling.First(offer, first ? null : options => options[^1]).ToDictionary(field => field.Name, field => field.Value);
        return Decide(new ActionTaken("a", actor, offer.Action, fields), $"{actor.User} {offer.Action}{(first ? "" : " (last option)")}");
    }

    /// <summary>Another version comes into force; the case stays on its own until somebody moves it.</summary>
    public Life InForce(Procedure other) =>
        this with { Policy = Policy with { Procedures = new Dictionary<Right, Procedure>(Policy.Procedures) { [other.Right] = other } } };

    /// <summary>Everything that can happen next beside people: effects carried out, answers, the next timer, a withdrawal.</summary>
    public IEnumerable<Life> Happenings()
    {
        foreach (var effect in Pending)
        {
            var rest = this with { Pending = Pending.Remove(effect) };
            foreach (var (label, happened) in Outcomes(effect))
            {
                yield return rest.Decide(happened, label) ?? rest;
            }

            // What waits for something outside is still to be carried out.
            if (effect is SignLetter sign && Decide(new LetterWaits("waits", sign.Letter, "time-authority"), "signature waits") is { } waiting)
            {
                yield return waiting;
            }
        }

        if (NextTimer() is { } fired)
        {
            yield return fired;
        }

        foreach (var happened in (CaseEvent[])[new SubjectWithdrew("w"), new RelatedCaseOpened("o", new RelatedCase(Guid.Empty, Right.Access, Open: true)), new RelatedCaseEnded("e", Guid.Empty), new EvidenceReceived("v", Guid.Empty, "image/png", 1, "00"), new SubjectWrote("m", Guid.Empty, "Bonjour.")])
        {
            if (Decide(happened, happened.GetType().Name) is { } next)
            {
                yield return next;
            }
        }
    }

    /// <summary>The clock moves on to the next timer and it fires.</summary>
    public Life? NextTimer()
    {
        if (Timers.MinBy(timer => timer.FireAt) is not { } timer)
        {
            return null;
        }

        var later = this with { Now = Instant.Max(Now, timer.FireAt) };
        return later.Decide(new TimerFired(timer.Key, timer.Key), timer.Key[..timer.Key.IndexOf('/', StringComparison.Ordinal)])
            ?? throw new InvalidOperationException($"The timer {timer.Key} was due and did nothing.");
    }

    private string Failed(Effect effect) => $"failed/{effect.Key}/{Way.Count}";

    private IEnumerable<(string, CaseEvent)> Outcomes(Effect effect)
    {
        switch (effect)
        {
            case TypesetLetter letter:
                yield return ("typeset", new LetterTypeset(letter.Key, letter.Letter));
                yield return ("typesetting failed", new IncidentReported(Failed(effect), "node", null, effect.Key));
                break;
            case SignLetter letter:
                yield return ("signed", new LetterSigned(letter.Key, letter.Letter));
                yield return ("signing failed", new IncidentReported(Failed(effect), "certificate", null, effect.Key));
                break;
            case SendLetter letter:
                yield return ("sent", new LetterSent(letter.Key, letter.Letter));
                yield return ("mail failed", new IncidentReported(Failed(effect), "smtp", null, effect.Key));
                break;
            case AskHolder ask:
                yield return ("answered", Scenario.Answer(ask));
                yield return ("failed", Scenario.Answer(ask, hash: $"f{ask.Attempt}", outcome: "failed"));
                yield return ("kept", Scenario.Answer(ask, hash: "k", kept: 1, ground: "17(3)(b)"));
                yield return ("foreign", Scenario.Answer(ask) with { Holder = "nobody" });
                break;
        }
    }

    private Life? Decide(CaseEvent happened, string label) =>
        CaseMachine.Decide(Policy, Procedure, State, happened, Now) is Applied applied ? After(applied, label) : null;

    private Life After(Applied applied, string label)
    {
        var news = applied.Effects.Where(effect => !Caused.ContainsKey(effect.Key)).DistinctBy(effect => effect.Key).ToList();
        var retried = news.OfType<RetryEffect>().Select(retry => Caused[retry.EffectKey]);
        var drafted = applied.State.Letters.Where(letter => letter.Final && !Openings.ContainsKey(letter.Id))
            .Select(letter => KeyValuePair.Create(letter.Id, (applied.State.Reopened, letter.Kind == LetterKind.RestrictionLifting)));
        return this with
        {
            State = applied.State,
            Procedure = applied.MovedTo ?? Procedure,
            Timers = [.. applied.Timers],
            Pending = Pending.AddRange(news.Concat(retried).Where(effect => effect is TypesetLetter or SignLetter or SendLetter or AskHolder)),
            Caused = Caused.AddRange(news.Select(effect => KeyValuePair.Create(effect.Key, effect))),
            Openings = Openings.AddRange(drafted),
            Last = news,
            Way = Way.Add($"{label} → {CaseMachine.StepWord(applied.MovedTo ?? Procedure, applied.State)}"),
        };
    }
}
