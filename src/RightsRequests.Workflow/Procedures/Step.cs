using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>A step of a procedure: a domain word with named outcomes, never an expression.</summary>
/// <param name="Line">Line in the file, from 1; 0 when made in code.</param>
public abstract record Step(int Line)
{
    /// <summary>The word of the file, for example <c>verify-identity</c>.</summary>
    public abstract string Word { get; }
}

/// <summary>Sends the acknowledgement of receipt; waits for nothing.</summary>
public sealed record AcknowledgeStep(int Line, LetterKind Letter) : Step(Line)
{
    public override string Word => "acknowledge";
}

/// <summary>Waits until a person settles the identity (Art. 12(2), 12(6)).</summary>
/// <param name="RemindAfter">When the subject, asked for evidence, is reminded; and when staff are, where nobody looked.</param>
/// <param name="GiveUpAfter">When an unanswered request for evidence ends the case.</param>
/// <param name="NotEstablished">Path taken then.</param>
public sealed record VerifyIdentityStep(int Line, Period RemindAfter, Period GiveUpAfter, string NotEstablished) : Step(Line)
{
    public override string Word => "verify-identity";
}

/// <summary>Assesses every activity by the matrix; waits for a person to accept.</summary>
/// <param name="RemindAfter">When staff are reminded.</param>
/// <param name="AllRefused">Path taken when nothing is granted; null: go on.</param>
public sealed record AssessStep(int Line, Period RemindAfter, string? AllRefused) : Step(Line)
{
    public override string Word => "assess";
}

/// <summary>Waits until other cases of the same person are answered (access and portability before erasure).</summary>
/// <param name="Rights">Rights waited for.</param>
/// <param name="GiveUpAfter">When to go on all the same; a person is told.</param>
public sealed record AwaitRelatedStep(int Line, IReadOnlyList<Right> Rights, Period GiveUpAfter) : Step(Line)
{
    public override string Word => "await-related";
}

/// <summary>Asks every holder of an activity that the step concerns.</summary>
/// <param name="Action">What they are asked to do.</param>
/// <param name="AnswerWithin">How long they have.</param>
/// <param name="AskAgain">When they are asked again, counted from the first asking.</param>
/// <param name="AtOnce">True for the stop of marketing or of a consent's processing: no identity, no approval needed (Art. 7(3), 21(3)).</param>
/// <param name="Only">Which activities.</param>
/// <param name="Incomplete">What happens when the time is up.</param>
public sealed record AskHoldersStep(
    int Line,
    HolderAction Action,
    Period AnswerWithin,
    IReadOnlyList<Period> AskAgain,
    bool AtOnce,
    ActivityFilter Only,
    IncompleteRule Incomplete) : Step(Line)
{
    public override string Word => "ask-holders";
}

/// <summary>Waits for a person to read and accept the holders' answers; for automated decisions, to enter the result of the human review.</summary>
/// <param name="By">Least role.</param>
/// <param name="RemindAfter">When staff are reminded.</param>
/// <param name="HumanReview">True where the result of an Art. 22(3) review is entered.</param>
public sealed record ReviewStep(int Line, Role By, Period RemindAfter, bool HumanReview) : Step(Line)
{
    public override string Word => HumanReview ? "human-review" : "review";
}

/// <summary>Waits for the approval of the decision.</summary>
/// <param name="By">Least role.</param>
/// <param name="FourEyes">True: never by who did the last of the preparing actions.</param>
/// <param name="RemindAfter">When staff are reminded.</param>
public sealed record ApproveStep(int Line, Role By, bool FourEyes, Period RemindAfter) : Step(Line)
{
    public override string Word => "approve";
}

/// <summary>Writes to every recipient of what was erased, rectified or restricted (Art. 19); waits for nothing.</summary>
/// <param name="Source">Article that demands it.</param>
public sealed record NotifyRecipientsStep(int Line, string Source) : Step(Line)
{
    public override string Word => "notify-recipients";
}

/// <summary>Typesets a letter, waits for its approval, signs and sends it; the step ends when it is sent.</summary>
/// <param name="Letter">Kind.</param>
/// <param name="ApproveBy">Least role of <c>approve-letter</c>.</param>
/// <param name="RemindAfter">When staff are reminded.</param>
public sealed record SendLetterStep(int Line, LetterKind Letter, Role ApproveBy, Period RemindAfter) : Step(Line)
{
    public override string Word => "send-letter";
}

/// <summary>Ends the case.</summary>
public sealed record CloseStep(int Line) : Step(Line)
{
    public override string Word => "close";
}
