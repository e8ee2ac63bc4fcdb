using NodaTime;

namespace RightsRequests.Figures;

/// <summary>How the work stands and how it went; no personal data, and no sample case.</summary>
/// <param name="Today">The day on which it was reckoned.</param>
/// <param name="Now">What is to be done today, whatever the period.</param>
/// <param name="All">All rights together.</param>
/// <param name="Rights">By right, those that occur.</param>
/// <param name="Months">Every month of the period, empty ones too.</param>
/// <param name="Channels">Cases received in the period, by channel.</param>
/// <param name="Controllers">Cases received in the period, by controller.</param>
/// <param name="Endings">How the cases that ended with an answer in the period came out as a whole.</param>
/// <param name="Outcomes">What became of single activities in the cases answered in the period.</param>
/// <param name="Holders">Holders asked in the period.</param>
public sealed record Overview(
    FigureQuestion Question,
    LocalDate Today,
    WorkNow Now,
    RightFigures All,
    IReadOnlyList<RightFigures> Rights,
    IReadOnlyList<MonthFigures> Months,
    IReadOnlyList<Count> Channels,
    IReadOnlyList<ControllerFigures> Controllers,
    IReadOnlyList<Count> Endings,
    IReadOnlyList<OutcomeCount> Outcomes,
    IReadOnlyList<HolderFigures> Holders);

/// <param name="Open">Not ended.</param>
/// <param name="DueSoon">To be answered today or within seven days.</param>
/// <param name="Overdue">The last day to answer has gone by; suspended ones do not count.</param>
/// <param name="Suspended">The time limit does not run.</param>
/// <param name="Reopened">Answered, and open again since somebody reopened them; not overdue, whatever the limit was.</param>
public sealed record WorkNow(int Open, int DueSoon, int Overdue, int Suspended, int Reopened);

/// <param name="Right">Word of the contract; empty for all together.</param>
/// <param name="Received">In the period.</param>
/// <param name="Answered">Answered in the period, whenever received.</param>
/// <param name="InTime">Of <paramref name="Answered"/>, on the last day at the latest.</param>
/// <param name="Median">Calendar days from receipt to answer, suspensions included; null: nothing was answered.</param>
/// <param name="Ninth">Nine answers in ten took no longer; likewise.</param>
/// <param name="Extended">Of those received, with the two further months of Art. 12(3).</param>
/// <param name="Withdrawn">Of those received, ended without an answer: withdrawn, duplicates, spam.</param>
/// <param name="Complaints">Complaints recorded in those received.</param>
/// <param name="Incidents">Incidents in those received.</param>
/// <param name="Reopened">Of <paramref name="Answered"/>, reopened later; they count by their first answer.</param>
public sealed record RightFigures(string Right, int Received, int Answered, int InTime, double? Median, double? Ninth, int Extended, int Withdrawn, int Complaints, int Incidents, int Reopened)
{
    public int Late => Answered - InTime;
}

public sealed record MonthFigures(YearMonth Month, int Received, int Answered);

public sealed record Count(string Word, int Cases);

public sealed record ControllerFigures(string Controller, int Received, int Answered, int InTime);

/// <param name="Ground">For example <c>17(3)(b)</c>; null: none is needed.</param>
public sealed record OutcomeCount(string Outcome, string? Ground, int Activities);

/// <param name="InTime">Answered within the first limit.</param>
/// <param name="Late">Answered after it.</param>
/// <param name="Missing">Not answered, and the first limit has gone by or somebody decided without it.</param>
/// <param name="Waiting">Not answered yet, within the first limit.</param>
/// <param name="MedianHours">From the first asking to the answer; null: it answered nothing.</param>
public sealed record HolderFigures(string Holder, int InTime, int Late, int Missing, int Waiting, double? MedianHours)
{
    public int Asked => InTime + Late + Missing + Waiting;

    /// <summary>Answered, or not although the first limit has gone by: what punctuality is a share of.</summary>
    public int Due => InTime + Late + Missing;
}
