using NodaTime;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Workflow;

namespace RightsRequests.Workflow.Tests;

/// <summary>A case under a fake clock, and a shell in miniature: carries out letters, lets holders answer, fires timers in their order.</summary>
internal sealed class Scenario
{
    public static readonly Policy Policy = PolicyPackReader.Read(PackDirectory()).Policy!;
    public static readonly Actor Agent = new("alice", new HashSet<Role> { Role.Agent });
    public static readonly Actor Dpo = new("bob", new HashSet<Role> { Role.Dpo });
    public static readonly Actor SecondDpo = new("carol", new HashSet<Role> { Role.Dpo });
    public static readonly Actor Auditor = new("dave", new HashSet<Role> { Role.Auditor, Role.Admin });

    private readonly Procedure procedure;
    private readonly Policy policy;
    private readonly Queue<Effect> effects = new();
    private readonly HashSet<string> effectKeys = [];
    private readonly HashSet<string> eventKeys = [];
    private IReadOnlyList<CaseTimer> timers = [];
    private int counter;

    public Scenario(Right right, Func<CaseState, CaseState>? with = null, Instant? at = null, Policy? pack = null, string[]? silent = null, Func<Effect, bool>? carriesOut = null)
    {
        policy = pack ?? Policy;
        procedure = policy.Procedures[right];
        Silent.UnionWith(silent ?? []);
        CarriesOut = carriesOut ?? CarriesOut;
        var initial = new CaseState
        {
            Id = Guid.Parse("00000000-0000-7000-8000-000000000001"),
            Reference = "DR-2026-7K3M9",
            Right = right,
            Controller = "mgen",
            Language = "fr",
            ReceivedOn = new LocalDate(2026, 4, 1),
            Establishment = new Establishment(HolidayZone.Metropole),
            Relations = [Relation.Member],
            HasEmail = true,
        };
        Now = at ?? Instant.FromUtc(2026, 4, 1, 8, 0);
        State = initial;
        Take(CaseMachine.Open(policy, procedure, new CaseOpening(with?.Invoke(initial) ?? initial, Now)));
    }

    public CaseState State { get; private set; }
    public Instant Now { get; private set; }
    public List<Effect> Done { get; } = [];
    public List<AuditNote> Audit { get; } = [];

    /// <summary>Holders that never answer.</summary>
    public HashSet<string> Silent { get; } = [];

    /// <summary>Which effects the shell gets to.</summary>
    public Func<Effect, bool> CarriesOut { get; set; } = _ => true;

    /// <summary>What a holder says; null: done.</summary>
    public Func<AskHolder, HolderAnswered>? Answers { get; set; }

    /// <summary>Staff mails by their word.</summary>
    public IEnumerable<string> Told => Done.OfType<TellStaff>().Select(tell => tell.What);

    public CaseLetter Final => State.Letters.Last(letter => letter.Final);

    public string Step => CaseMachine.StepWord(procedure, State);

    public IReadOnlyList<CaseTimer> Timers => timers;

    public WaitingFor Waiting => CaseMachine.Waiting(procedure, State);

    public IReadOnlyList<ActionOffer> Offers(Actor actor) => CaseMachine.AvailableActions(policy, procedure, State, actor, Now);

    public Decision Try(Actor actor, string action, params (string Name, string Value)[] fields) =>
        CaseMachine.Decide(policy, procedure, State, new ActionTaken($"a/{counter++}", actor, action, fields.ToDictionary(f => f.Name, f => f.Value)), Now);

    public Scenario Act(Actor actor, string action, params (string Name, string Value)[] fields)
    {
        Take(Assert.IsType<Applied>(Try(actor, action, fields)));
        return this;
    }

    /// <summary>Takes the actions of an ordinary case until none is left, first options first.</summary>
    public Scenario RunOrdinarily(string? stopAt = null)
    {
        for (var turn = 0; turn < 100 && State.Status == CaseStatus.Open; turn++)
        {
            var next = Next(Agent, "complete-task", "confirm-identity", "accept-assessment", "accept-answers") ?? Next(Dpo, "approve", "approve-letter");
            if (next is not var (actor, offer) || offer.Action == stopAt)
            {
                break;
            }

            Act(actor, offer.Action, [.. offer.Fields.Where(f => f.Required || f.Type == "choice").Select(f => (f.Name, f.Options![0]))]);
        }

        return this;
    }

    /// <summary>Silent holders come back, and are asked once more where the case waits for them.</summary>
    public Scenario AskSilentAnew()
    {
        Silent.Clear();
        while (Offers(Agent).FirstOrDefault(offer => offer.Action == "re-ask-holder") is { } offer)
        {
            Act(Agent, offer.Action, ("holder", offer.Fields[0].Options![0]));
        }

        return this;
    }

    /// <summary>Moves the clock day by day and fires what is due.</summary>
    public Scenario Wait(int days)
    {
        for (var day = 0; day < days; day++)
        {
            Now += Duration.FromDays(1);
            FireDue();
        }

        return this;
    }

    /// <summary>Moves the clock to an instant at once, as a stopped worker sees it, and fires what is due.</summary>
    public Scenario Jump(Instant to)
    {
        Now = to;
        FireDue();
        return this;
    }

    private void FireDue()
    {
        while (timers.Where(timer => timer.FireAt <= Now).MinBy(timer => timer.FireAt) is { } timer)
        {
            Assert.IsType<Applied>(Happens(new TimerFired($"timer/{timer.Key}/{timer.FireAt}", timer.Key)));
        }
    }

    public Decision Happens(CaseEvent happened)
    {
        // As the shell does: an event with a key already seen changes nothing.
        if (!eventKeys.Add(happened.Key))
        {
            return new Ignored("seen");
        }

        var decision = CaseMachine.Decide(policy, procedure, State, happened, Now);
        if (decision is Applied applied)
        {
            Take(applied);
        }

        return decision;
    }

    private (Actor Actor, ActionOffer Offer)? Next(Actor actor, params string[] ordinary) =>
        Offers(actor).FirstOrDefault(offer => ordinary.Contains(offer.Action)) is { } found ? (actor, found) : null;

    private void Take(Applied applied)
    {
        State = applied.State;
        timers = applied.Timers;
        Audit.AddRange(applied.Audit);
        foreach (var effect in applied.Effects.Where(effect => effectKeys.Add(effect.Key)))
        {
            // As the shell does: an effect with a key already seen is not carried out again.
            effects.Enqueue(effect);
        }

        while (effects.TryDequeue(out var effect))
        {
            if (!CarriesOut(effect))
            {
                continue;
            }

            Done.Add(effect);
            CaseEvent? then = effect switch
            {
                TypesetLetter letter => new LetterTypeset($"typeset/{letter.Letter}", letter.Letter),
                SignLetter letter => new LetterSigned($"signed/{letter.Letter}", letter.Letter),
                SendLetter letter => new LetterSent($"sent/{letter.Letter}", letter.Letter),
                AskHolder ask when !Silent.Contains(ask.Holder) => Answers?.Invoke(ask) ?? Answer(ask),
                _ => null,
            };
            if (then is not null)
            {
                Happens(then);
            }
        }
    }

    /// <summary>Another open case of the same person.</summary>
    public static RelatedCase Twin(Right right) => new(Guid.Parse("00000000-0000-7000-8000-000000000002"), right, Open: true);

    public static HolderAnswered Answer(AskHolder ask, string hash = "h1", string outcome = "done", int kept = 0, string? ground = null, LocalDate? until = null) =>
        new($"answer/{ask.QueryId}/{hash}", ask.QueryId, ask.Holder, hash, new HolderResult(outcome, null, 1, 0, ask.Action == HolderAction.Rectify && outcome == "done" ? 1 : 0, outcome == "no-data" ? 0 : 1, kept, ground, until, ask.Activities, []));

    private static string PackDirectory()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !Directory.Exists(Path.Combine(directory.FullName, "workflows")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory!.FullName, "workflows");
    }
}
