using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

internal sealed partial class Turn
{
    private bool AskHolders(AskHoldersStep step)
    {
        var changes = step.Action is not (HolderAction.Locate or HolderAction.Export);
        if (!step.AtOnce && State.Identity != IdentityStatus.Settled)
        {
            throw new InvalidOperationException("Holders may not be asked before the identity is settled.");
        }

        if (!step.AtOnce && changes && step.Action != HolderAction.LiftRestriction && State.ApprovedBy is null)
        {
            throw new InvalidOperationException("Nothing may be changed before a person approved.");
        }

        var activities = Assessing.Concerned(State, step.Only);
        foreach (var holder in Policy.Holders)
        {
            var held = activities.Where(id => Policy.Activity(id)?.Holders.Contains(holder.Id) == true).ToList();
            var id = StableId.Of(State.Id, ["query", StepKey, holder.Id, .. held]);
            if (held.Count > 0 && State.Queries.All(query => query.Id != id))
            {
                var query = new HolderQuery(id, holder.Id, OpendsrRequests.For(holder.Transport, State.Right, step.Action), step.Action, held, StepKey, 0, Now, Today, QueryStatus.Waiting);
                State = State with { Queries = [.. State.Queries, query] };
            }
        }

        AskWhoNeedsNobody(step);
        return RoundDone() && LeaveRound(step);
    }

    // Each holder that waits for no other any more, side by side; an answer may set the next ones free.
    private void AskWhoNeedsNobody(AskHoldersStep step)
    {
        foreach (var query in State.Queries.Where(query => query.Step == StepKey && query.Status == QueryStatus.Waiting && !NeedsAnother(query)).ToList())
        {
            var within = Policy.HolderById(query.Holder)?.DaysToAnswer is { } days ? Period.FromDays(days) : step.AnswerWithin;
            var asked = query with { Attempt = 1, AskedAt = Now, AnswerBy = Today.Plus(within), Status = QueryStatus.Asked };
            Change(asked);
            Send(asked);
        }
    }

    // What was found in an earlier round need not be found again. Who found nothing, or was given up, holds up nobody: the next is asked with what is known.
    private bool NeedsAnother(HolderQuery query) =>
        Policy.HolderById(query.Holder)?.Needs.Any(need =>
            need.Identifiers.Except(State.Queries.Where(one => one.Holder == need.Holder).SelectMany(one => one.Result?.Identifiers ?? [])).Any()
            && State.Queries.Any(one => one.Step == query.Step && one.Holder == need.Holder && one.Status is not (QueryStatus.Answered or QueryStatus.GivenUp))) == true;

    /// <summary>Brings the query to its holder.</summary>
    public void Send(HolderQuery query)
    {
        Note("holder-asked", $"{query.Holder} {query.Action.Word()} attempt {query.Attempt}");
        // OpenDSR says that data are ready, and brings none: a person completes the answer with them.
        if (query.Transport == Transport.Person || query is { Transport: Transport.Opendsr, Action: HolderAction.Export })
        {
            AddTask("holder", query.Id, $"{query.Action.Word()} {query.Holder}");
        }

        // A person whose address we know is written to as well; the task stays for whoever asks them otherwise.
        if (query.Transport != Transport.Person || Policy.HolderById(query.Holder)?.Email is not null)
        {
            var ground = State.Assessment.FirstOrDefault(one => query.Activities.Contains(one.Assessed.Activity))?.Assessed.Ground;
            Cause(new AskHolder($"ask/{query.Id:N}/{query.Attempt}", query.Id, query.Holder, query.Action, query.Activities, query.Attempt, query.AskedAt, query.AnswerBy, ground));
        }
    }

    /// <summary>A person asks again: the times to ask again by itself are counted anew.</summary>
    public void AskAnew(HolderQuery query) => AskAgain(query with { AskedAt = Now });

    public void AskAgain(HolderQuery query)
    {
        var again = query with { Attempt = query.Attempt + 1, Status = QueryStatus.Asked };
        if (Today > again.AnswerBy)
        {
            again = again with { AnswerBy = Today.PlusDays(3) };
        }

        Change(again);
        Send(again);
    }

    public void Change(HolderQuery query) =>
        State = State with { Queries = [.. State.Queries.Select(old => old.Id == query.Id ? query : old)] };

    /// <summary>True when no query of the present step is still open.</summary>
    public bool RoundDone() =>
        State.Queries.Where(query => query.Step == StepKey).All(query => query.Status is QueryStatus.Answered or QueryStatus.GivenUp);

    /// <summary>Ends the round when every holder answered or was given up.</summary>
    public void EndRoundIfDone()
    {
        if (State.Status != CaseStatus.Open || Step is not AskHoldersStep step)
        {
            return;
        }

        AskWhoNeedsNobody(step);
        if (RoundDone() && LeaveRound(step))
        {
            Advance();
        }
    }

    /// <summary>Goes on without a holder.</summary>
    public void GiveUp(HolderQuery query)
    {
        Change(query with { Status = QueryStatus.GivenUp });
        FinishTasksOf(query);
    }

    private void FinishTasksOf(HolderQuery query)
    {
        foreach (var task in State.Tasks.Where(task => !task.Done && task.Subject == query.Id).ToList())
        {
            Finish(task);
        }
    }

    // An objection to marketing only takes its own short way; true when the next step follows.
    private bool LeaveRound(AskHoldersStep step)
    {
        // No consent to withdraw: nobody decides here, and saying no is still a refusal (Art. 12(4)).
        if (step.AtOnce && State.Right == Right.ConsentWithdrawal && State.Assessment.All(one => !one.IsGranted)
            && Procedure.Paths.ContainsKey(Procedure.RefusePath))
        {
            TakePath(Procedure.RefusePath);
            return false;
        }

        var marketingOnly = State.Assessment.Any(one => one.Assessed.Marketing && one.IsGranted)
            && State.Assessment.All(one => one.Assessed.Marketing || one.Effective == Outcome.NotApplicable);
        if (!step.AtOnce || step.Only != ActivityFilter.Marketing || !marketingOnly || !Procedure.Paths.ContainsKey(Procedure.MarketingOnlyPath))
        {
            return true;
        }

        HandOn();
        TakePath(Procedure.MarketingOnlyPath);
        return false;
    }

    public void Answered(HolderQuery query, string hash, HolderResult result)
    {
        Note("holder-answered", $"{query.Holder} {query.Action.Word()} {result.Outcome}");
        FinishTasksOf(query);
        if (NotDone(query, result, Today) is { } why)
        {
            // A person decides: ask again, or go on without.
            Change(query with { Status = QueryStatus.Overdue, Result = result });
            Report($"answer/{query.Id:N}/{query.Attempt}/{hash}", why, query.Holder, null);
            return;
        }

        Change(query with { Status = QueryStatus.Answered, AnswerHash = hash, Result = result });
        if (query.Compares)
        {
            IdentityComparison.Answered(this, query, result);
            return;
        }

        if (query.Verifies is { } before)
        {
            OutcomeVerification.Answered(this, query, State.Queries.Single(one => one.Id == before), result);
            return;
        }

        if (query.Action == HolderAction.Erase && result.Kept > 0)
        {
            KeepInPart(query, result);
        }

        EndRoundIfDone();
    }

    private static string? NotDone(HolderQuery query, HolderResult result, LocalDate today)
    {
        var actions = new AnswerActions { Changed = result.Changed, Erased = result.Erased, Kept = result.Kept, KeptGround = result.KeptGround, KeptUntil = result.KeptUntil?.ToDateOnly() };
        return AnswerSettlement.Missing(query.Action.OnTheWire(), Vocabulary.Read<AnswerOutcome>(result.Outcome), actions, today.ToDateOnly()) switch
        {
            null => null,
            Unsettled.Failed => "Le service n’a pas pu le faire. / The holder answered that it failed.",
            Unsettled.Refused => "Le service a refusé de le faire. / The holder answered that it refuses.",
            Unsettled.NoDataButCounts => "Le service dit ne rien avoir et compte pourtant ce qu’il a fait ou garde. / The holder says that it has nothing, yet counts what it did or keeps.",
            Unsettled.PartOnly => "Le service n’en a fait qu’une partie. / The holder did a part only.",
            Unsettled.NothingNamedAsKept => "Le service n’en a fait qu’une partie et ne nomme rien de ce qu’il garde. / The holder did a part only and names nothing that it keeps.",
            Unsettled.GroundWithoutArticle => "Le service garde des données et ne nomme aucun article qui le permette. / The holder keeps data and names no article that allows it.",
            Unsettled.KeptUntilPast => "Le service garde des données jusqu’à un jour déjà passé. / The holder keeps data until a day that has passed.",
            var other => throw new InvalidOperationException($"No words for {other}."),
        };
    }

    private void KeepInPart(HolderQuery query, HolderResult result) =>
        State = State with
        {
            Assessment = [.. State.Assessment.Select(one =>
                query.Activities.Contains(one.Assessed.Activity) && one.IsGranted
                    ? one with
                    {
                        Decided = Outcome.GrantedInPart,
                        KeptUntil = result.KeptUntil ?? one.KeptUntil,
                        Assessed = one.Assessed with { Ground = result.KeptGround ?? one.Assessed.Ground },
                    }
                    : one)],
        };
}
