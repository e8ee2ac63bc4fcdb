using NodaTime;

namespace RightsRequests.Law;

/// <summary>One step of the reckoning of a time limit: one of the nested kinds.</summary>
/// <param name="Day">The date that the step arrives at: where the end of the limit lies after it, or the day that it speaks of.</param>
/// <param name="Sources">Citations of the rules that the step follows, in force on the day of receipt.</param>
public abstract record DeadlineStep(LocalDate Day, IReadOnlyList<string> Sources)
{
    /// <summary>The request was received: the limit begins to matter.</summary>
    /// <param name="Day">Day of receipt in the establishment's time zone.</param>
    /// <param name="Sources">See <see cref="DeadlineStep"/>.</param>
    public sealed record Receipt(LocalDate Day, IReadOnlyList<string> Sources) : DeadlineStep(Day, Sources);

    /// <summary>The day of receipt itself is not counted (Reg. 1182/71 Art. 3(1)).</summary>
    /// <param name="Day">First day counted: the one after receipt.</param>
    /// <param name="Sources">See <see cref="DeadlineStep"/>.</param>
    public sealed record FirstDay(LocalDate Day, IReadOnlyList<string> Sources) : DeadlineStep(Day, Sources);

    /// <summary>The period's own end, counted from the day of receipt.</summary>
    /// <param name="Day">Its last day, inclusive, before suspensions and roll.</param>
    /// <param name="Months">Months of the period; 0 where it is one of days.</param>
    /// <param name="Days">Days of the period; 0 where it is one of months.</param>
    /// <param name="ShorterMonth">True where the last month has no such date: the period ends on that month's last day (Reg. 1182/71 Art. 3(2)(c)).</param>
    /// <param name="Extended">True where the two further months of Art. 12(3) are in it.</param>
    /// <param name="Sources">See <see cref="DeadlineStep"/>.</param>
    public sealed record PeriodEnd(LocalDate Day, int Months, int Days, bool ShorterMonth, bool Extended, IReadOnlyList<string> Sources) : DeadlineStep(Day, Sources);

    /// <summary>A suspension puts the end off (Art. 12(6), recital 63).</summary>
    /// <param name="Day">The end after it, before the roll.</param>
    /// <param name="Suspension">The suspension.</param>
    /// <param name="Days">Whole days that it adds: fewer than its own where an earlier one covers some, or where it began before receipt.</param>
    /// <param name="Sources">See <see cref="DeadlineStep"/>.</param>
    public sealed record Suspended(LocalDate Day, Suspension Suspension, int Days, IReadOnlyList<string> Sources) : DeadlineStep(Day, Sources);

    /// <summary>The end fell on a day that is no working day, and goes to the next one (Reg. 1182/71 Art. 3(4)).</summary>
    /// <param name="Day">The day after the one skipped.</param>
    /// <param name="On">The day skipped: a Saturday, a Sunday or a public holiday.</param>
    /// <param name="Holiday">Name of the public holiday; null on an ordinary Saturday or Sunday.</param>
    /// <param name="Sources">See <see cref="DeadlineStep"/>.</param>
    public sealed record Skipped(LocalDate Day, LocalDate On, BilingualText? Holiday, IReadOnlyList<string> Sources) : DeadlineStep(Day, Sources);

    /// <summary>The result.</summary>
    /// <param name="Day">The last day to answer, inclusive.</param>
    /// <param name="Sources">See <see cref="DeadlineStep"/>.</param>
    public sealed record LastDay(LocalDate Day, IReadOnlyList<string> Sources) : DeadlineStep(Day, Sources);
}
