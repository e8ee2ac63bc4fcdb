using NodaTime;

namespace RightsRequests.Workflow;

internal sealed partial class Turn
{
    /// <summary>A letter that says what its action was given, whatever else is written before it is typeset.</summary>
    public void Say(LetterKind kind, string? reasons, decimal? fee = null) => AddLetter(kind, recipient: null, final: false, reasons: reasons, fee: fee);

    public CaseLetter AddLetter(LetterKind kind, string? recipient, bool final, bool forwarded = false, string? reasons = null, decimal? fee = null)
    {
        var number = State.Letters.Count(letter => letter.Kind == kind && letter.Recipient == recipient) + State.DraftsDropped + 1;
        var id = StableId.Of(State.Id, "letter", kind.ToString(), recipient ?? "", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var post = recipient is null ? !State.HasEmail : RecipientHasNoEmail(recipient);
        var letter = new CaseLetter(id, kind, recipient, recipient is null ? State.Language : "fr", LetterStatus.Draft, final, post, Typeset: false, null, null, null) { Forwarded = forwarded, Reasons = reasons, Fee = fee };
        State = State with { Letters = [.. State.Letters, letter] };
        Note("letter-drafted", $"{kind} {id:N}");
        Cause(new TypesetLetter($"typeset/{id:N}", id));
        return letter;
    }

    private bool RecipientHasNoEmail(string id) => Policy.Recipient(id)?.Email is null;

    public void Change(CaseLetter letter) =>
        State = State with { Letters = [.. State.Letters.Select(old => old.Id == letter.Id ? letter : old)] };

    public void Typeset(CaseLetter letter)
    {
        Change(letter with { Typeset = true });
        if (!letter.Final && !State.HoldsBack(letter))
        {
            // The action that caused an interim letter is its approval.
            ApproveLetter(letter with { Typeset = true }, by: "system");
        }
    }

    public void ApproveLetter(CaseLetter letter, string by)
    {
        var approved = letter with { Status = LetterStatus.Approved, ApprovedBy = by };
        var firstDay = ReflectionPeriod.FirstDay(this, approved);
        Change(firstDay is null ? approved : approved with { WaitingFor = ReflectionPeriod.Word, WaitingSince = Now });
        Note("letter-approved", $"{letter.Kind} {letter.Id:N}{OnBehalf}");
        if (firstDay is { } first)
        {
            Note("letter-waits", $"{letter.Kind} {letter.Id:N} {ReflectionPeriod.Word} {first:uuuu-MM-dd}");
        }
        else
        {
            Sign(approved);
        }
    }

    public void Sign(CaseLetter letter) => Cause(new SignLetter($"sign/{letter.Id:N}", letter.Id));

    public void Waits(CaseLetter letter, string what)
    {
        if (letter.WaitingFor != what)
        {
            Change(letter with { WaitingFor = what, WaitingSince = letter.WaitingSince ?? Now });
            Note("letter-waits", $"{letter.Kind} {letter.Id:N} {what}");
        }
    }

    public void Signed(CaseLetter letter)
    {
        Change(letter with { Status = LetterStatus.Signed, WaitingFor = null, WaitingSince = null });
        Note("letter-signed", $"{letter.Kind} {letter.Id:N}");
        CloseIncidentsOf($"sign/{letter.Id:N}");
        // Withdrawn, or settled otherwise, while it was being signed: nobody waits for it any more.
        if (!State.HoldsBack(letter) && !State.Overtook(letter))
        {
            Dispatch(letter);
        }
    }

    /// <summary>What a spam mark held back goes its way.</summary>
    public void ReleaseAcknowledgement()
    {
        foreach (var letter in State.Letters.Where(one => one.Kind == LetterKind.Acknowledgement).ToList())
        {
            if (letter is { Status: LetterStatus.Draft, Typeset: true })
            {
                ApproveLetter(letter, by: "system");
            }
            else if (letter.Status == LetterStatus.Signed)
            {
                // Where it was under way already, the effect's or the task's key says so.
                Dispatch(letter);
            }
        }
    }

    private void Dispatch(CaseLetter letter)
    {
        if (letter.Post)
        {
            AddTask("post", letter.Id, $"post {letter.Kind}");
        }
        else
        {
            Cause(new SendLetter($"send/{letter.Id:N}", letter.Id));
        }
    }

    public void Sent(CaseLetter letter, LocalDate on)
    {
        Change(letter with { Status = LetterStatus.Sent, SentOn = on, SentAt = SentAt(on) });
        Note("letter-sent", $"{letter.Kind} {letter.Id:N} {on:uuuu-MM-dd}");
        SuspendFrom(letter, on);
        TellIfExtendedLate(letter, on);
        if (State.Status != CaseStatus.Open || letter.Id != FinalLetter?.Id)
        {
            return;
        }

        TellIfLate(letter, on);
        State = State with { AnsweredOn = on };
        if (Step is SendLetterStep)
        {
            Advance();
        }
    }

    /// <summary>The latest letter that a step waits for, or null.</summary>
    public CaseLetter? FinalLetter => State.Letters.LastOrDefault(letter => letter.Final);

    // Nobody can answer what has not left yet: a question posted some days later suspends from then on.
    private void SuspendFrom(CaseLetter letter, LocalDate on)
    {
        if (State.Suspended is { } asked && letter.Id == State.Asking?.Id && on > asked.Since)
        {
            State = State with { Suspended = asked with { Since = on } };
            Note("suspended-from", $"{on:uuuu-MM-dd}");
        }
    }

    // The person must be told within the first month (Art. 12(3)), whenever somebody decided it.
    private void TellIfExtendedLate(CaseLetter letter, LocalDate on)
    {
        var firstMonth = CaseMachine.Deadline(State, on).Due;
        if (letter.Kind == LetterKind.Extension && on > firstMonth)
        {
            Note("extended-late", $"due {firstMonth:uuuu-MM-dd}");
            Cause(new TellStaff($"tell/extended-late/{letter.Id:N}", "overdue"));
        }
    }

    private void TellIfLate(CaseLetter letter, LocalDate on)
    {
        var due = CaseMachine.Due(State, on);
        // The limit is the request's: lifting a restriction later has none, nor has a second answer after the case was reopened.
        if (on > due && State.Path != Procedure.LiftPath && !State.WasAnsweredBefore(letter.Id))
        {
            Note("answered-late", $"due {due:uuuu-MM-dd}");
            Cause(new TellStaff($"tell/answered-late/{letter.Id:N}", "overdue"));
        }
    }

    // A letter posted on an earlier day left on that day, whenever somebody says so.
    private Instant SentAt(LocalDate on) =>
        on == Today ? Now : on.AtStartOfDayInZone(CaseTimers.Zone(State)).ToInstant();

    public void AddTask(string kind, Guid subject, string title)
    {
        var id = StableId.Of(State.Id, "task", kind, subject.ToString("N"));
        if (State.Tasks.Any(task => task.Id == id && !task.Done))
        {
            return;
        }

        // A person asked again after an answer that did not help has the same task once more.
        State = State with { Tasks = [.. State.Tasks.Where(task => task.Id != id), new HumanTask(id, kind, subject, title, Done: false) { OpenedOn = Today }] };
        Note("task-opened", $"{kind} {id:N}");
    }

    public void Finish(HumanTask task) =>
        State = State with { Tasks = [.. State.Tasks.Select(old => old.Id == task.Id ? old with { Done = true } : old)] };
}
