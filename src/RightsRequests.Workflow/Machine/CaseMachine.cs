using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The pure core: decides what an event does to a case. No clock, I/O or randomness.</summary>
public static class CaseMachine
{
    /// <summary>Opens a case and runs its first steps.</summary>
    public static Applied Open(Policy policy, Procedure procedure, CaseOpening opening)
    {
        var turn = new Turn(policy, procedure, opening.Initial, opening.Now, Actor.System.User);
        turn.Note("case-opened", $"{opening.Initial.Right.Word()} {procedure.Hash}");
        if (opening.Entered is { } entered)
        {
            turn.NoteOf(entered.By, "entered-by-staff", $"received {opening.Initial.ReceivedOn:uuuu-MM-dd}: {entered.How}");
        }

        if (opening.Initial.InstructedBy is { } controller)
        {
            turn.Note("instructed", controller);
        }

        turn.AssessAtOpening();
        turn.HandOnAtOpening();
        turn.GoTo(Procedure.MainPath, 0);
        return turn.Done();
    }

    /// <summary>Decides one event.</summary>
    /// <param name="policy">The policy pack in force.</param>
    /// <param name="procedure">The procedure the case began with.</param>
    /// <param name="state">The case as it is.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="now">When.</param>
    public static Decision Decide(Policy policy, Procedure procedure, CaseState state, CaseEvent happened, Instant now)
    {
        var turn = new Turn(policy, procedure, state, now, ActorOf(happened).User);
        return happened switch
        {
            ActionTaken taken => CaseActions.Take(turn, taken),
            TimerFired timer => Timers.Fire(turn, timer.Timer),
            HolderAnswered answer => Answer(turn, answer),
            LetterTypeset typeset => OnLetter(turn, typeset.Letter, LetterStatus.Draft, turn.Typeset),
            LetterSigned signed => OnLetter(turn, signed.Letter, LetterStatus.Approved, turn.Signed),
            LetterWaits waits => OnLetter(turn, waits.Letter, LetterStatus.Approved, letter => turn.Waits(letter, waits.For)),
            LetterRenewed renewed => Renewed(turn, renewed),
            LetterSent sent => OnLetter(turn, sent.Letter, LetterStatus.Signed, letter => turn.Sent(letter, turn.Today)),
            HolderHandedOver handed => HandedOver(turn, handed),
            HolderReported reported => Reported(turn, reported),
            IncidentReported incident => Incident(turn, incident),
            SubjectWithdrew => Withdraw(turn),
            SubjectWrote wrote => Messages.Wrote(turn, wrote),
            EvidenceReceived evidence => turn.Receive(evidence),
            EvidenceOpened opened => turn.Opened(opened),
            EvidenceFileExported exported => Noted(turn, "evidence-file-exported", exported.Manifest),
            AddressConfirmed => turn.ConfirmAddress(),
            ReceiptIssued receipt => Noted(turn, "receipt-issued", $"{receipt.Receipt:N}"),
            RelatedCaseOpened opened => RelatedCases.Opened(turn, opened.Case),
            RelatedCaseEnded ended => RelatedCases.Ended(turn, ended.Case),
            _ => throw new InvalidOperationException($"No rule for '{happened.GetType().Name}'."),
        };
    }

    /// <summary>Every action the actor may take now, complete.</summary>
    public static IReadOnlyList<ActionOffer> AvailableActions(Policy policy, Procedure procedure, CaseState state, Actor actor, Instant now) =>
        CaseActions.Offers(new Turn(policy, procedure, state, now, actor.User), actor);

    /// <summary>The time limit as it stands; while suspended, reckoned as if the suspension ended today.</summary>
    public static DeadlineReckoning Deadline(CaseState state, LocalDate today) => DeadlineCalculator.Reckon(Question(state, today));

    /// <summary>The time limit as it stands, step by step; its last step is <see cref="Due"/>.</summary>
    public static IReadOnlyList<DeadlineStep> Explain(CaseState state, LocalDate today) =>
        DeadlineExplanation.Of(Question(state, today), state.Extended);

    private static DeadlineQuestion Question(CaseState state, LocalDate today)
    {
        var suspensions = state.Suspended is { } open && today > open.Since
            ? [.. state.Suspensions, new Suspension(open.Since, today)]
            : state.Suspensions;
        return new DeadlineQuestion(
            state.ReceivedOn,
            state.Establishment,
            suspensions,
            Minor: state.Minor && state.Right == Right.Erasure,
            HealthRecord: state.HealthRecord && state.Right == Right.Access,
            HealthRecordOlderThanFiveYears: state.HealthRecordOlderThanFiveYears);
    }

    /// <summary>The day on which the case must be answered, after extension and suspensions.</summary>
    public static LocalDate Due(CaseState state, LocalDate today)
    {
        var reckoning = Deadline(state, today);
        return state.Extended ? reckoning.ExtendedDue ?? reckoning.Due : reckoning.Due;
    }

    /// <summary>Whom the case waits for.</summary>
    public static WaitingFor Waiting(Procedure procedure, CaseState state) => WaitingFor.Of(procedure, state);

    /// <summary>The word of the present step, for example <c>verify-identity</c>; of its last step when closed.</summary>
    public static string StepWord(Procedure procedure, CaseState state) =>
        procedure.Paths[state.Path][state.StepIndex].Word;

    /// <summary>True while the subject may send evidence of identity: after a reasoned doubt, until the check is over (Art. 12(6)).</summary>
    public static bool AwaitsEvidence(Procedure procedure, CaseState state) =>
        state is { Status: CaseStatus.Open, Identity: IdentityStatus.InDoubt } && procedure.Paths[state.Path][state.StepIndex] is VerifyIdentityStep;

    /// <summary>True until the request is answered: a restriction that is being lifted was, and left half lifted nobody could end it.</summary>
    internal static bool MayWithdraw(CaseState state) => state.Status == CaseStatus.Open && state.Path != Procedure.LiftPath;

    private static Actor ActorOf(CaseEvent happened) => happened switch
    {
        ActionTaken action => action.Actor,
        EvidenceOpened opened => opened.By,
        EvidenceFileExported exported => exported.By,
        SubjectWithdrew or SubjectWrote or EvidenceReceived or AddressConfirmed => Actor.Subject,
        _ => Actor.System,
    };

    private static Applied Noted(Turn turn, string what, string detail)
    {
        turn.Note(what, detail);
        return turn.Done();
    }

    private static Decision OnLetter(Turn turn, Guid id, LetterStatus expected, Action<CaseLetter> then)
    {
        var letter = turn.State.Letters.FirstOrDefault(one => one.Id == id);
        if (letter is null || letter.Status != expected)
        {
            return new Ignored("the letter is not there or already further");
        }

        then(letter);
        return turn.Done();
    }

    // Whatever has become of the case: its letters must be provable as long as they are kept.
    private static Decision Renewed(Turn turn, LetterRenewed renewed)
    {
        var letter = turn.State.Letters.FirstOrDefault(one => one.Id == renewed.Letter && one.Status is (LetterStatus.Signed or LetterStatus.Sent));
        if (letter is null)
        {
            return new Ignored("there is no such signed letter");
        }

        turn.Note("letter-renewed", $"{letter.Kind} {letter.Id:N} {renewed.Until}");
        return turn.Done();
    }

    private static Decision Answer(Turn turn, HolderAnswered answer)
    {
        var query = turn.State.Queries.FirstOrDefault(one => one.Id == answer.QueryId);
        if (query is { Status: QueryStatus.Answered } && query.AnswerHash == answer.Hash)
        {
            return new Ignored("the same answer once more");
        }

        var wrong = query switch
        {
            null => "La question n’est pas de ce dossier. / The query is not of this case.",
            _ when query.Holder != answer.Holder => "Cette question n’a pas été posée à ce service. / The holder was not asked this query.",
            _ when answer.Result.Activities.Except(query.Activities).Any() => "La réponse parle d’un traitement qui n’était pas demandé. / The answer speaks of an activity that was not asked.",
            { Status: QueryStatus.Answered } => "La réponse diffère de celle acceptée auparavant. / The answer differs from the one accepted before.",
            { Status: QueryStatus.GivenUp } => "La réponse est venue après qu’une personne a décidé de s’en passer. / The answer came after a person had decided to go on without it.",
            { Status: QueryStatus.Waiting } => "La réponse est venue avant la question. / The answer came before the holder was asked.",
            _ when !turn.State.Awaits(query) => "La réponse est venue après la fin du dossier. / The answer came after the case had ended.",
            _ => null,
        };
        if (wrong is not null)
        {
            turn.Report(answer.Key, wrong, answer.Holder, null);
        }
        else
        {
            turn.Answered(query!, answer.Hash, answer.Result);
        }

        return turn.Done();
    }

    private static Decision HandedOver(Turn turn, HolderHandedOver handed)
    {
        if (turn.State.Queries.FirstOrDefault(one => one.Id == handed.QueryId) is not { } query || !turn.State.Awaits(query))
        {
            return new Ignored("the query is no longer asked");
        }

        return Noted(turn, "holder-handed-over", query.Holder);
    }

    private static Decision Reported(Turn turn, HolderReported reported)
    {
        if (turn.State.Queries.FirstOrDefault(one => one.Id == reported.QueryId) is not { } query || !turn.State.Awaits(query))
        {
            return new Ignored("the query is no longer asked");
        }

        turn.Write(reported.Note);
        return Noted(turn, "holder-reported", $"{query.Holder} {query.Action.Word()} {reported.Status}");
    }

    private static Applied Incident(Turn turn, IncidentReported incident)
    {
        turn.Report(incident.Key, incident.Reason, incident.Holder, incident.EffectKey, incident.Message);
        return turn.Done();
    }

    private static Decision Withdraw(Turn turn)
    {
        if (!MayWithdraw(turn.State))
        {
            return new NotAllowedNow("le dossier est terminé / the case has ended");
        }

        turn.EndWithoutLetter("withdrawn-by-subject", "");
        turn.Cause(new TellSubject($"tell-subject/withdrawn/{turn.StepKey}", "withdrawn"));
        turn.Cause(new TellStaff($"tell/withdrawn/{turn.StepKey}", "withdrawn"));
        return turn.Done();
    }
}
