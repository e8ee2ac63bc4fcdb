using NodaTime;

namespace RightsRequests.Law;

/// <summary>Explains a time limit step by step, so that anyone can follow with a calendar in hand. Pure.</summary>
public static class DeadlineExplanation
{
    /// <summary>The steps from receipt to the last day to answer, in the order in which they are reckoned; the last one is a <see cref="DeadlineStep.LastDay"/>.</summary>
    /// <param name="question">As for <see cref="DeadlineCalculator.Reckon"/>, whose result the last step always is.</param>
    /// <param name="extended">True where the extension of GDPR Art. 12(3) was used; without effect where the limit knows none.</param>
    /// <exception cref="ArgumentException">As for <see cref="DeadlineCalculator.Reckon"/>.</exception>
    public static IReadOnlyList<DeadlineStep> Of(DeadlineQuestion question, bool extended)
    {
        ArgumentNullException.ThrowIfNull(question);
        // Refuses what the reckoning refuses.
        _ = DeadlineCalculator.Reckon(question);
        List<DeadlineStep> steps =
        [
            new DeadlineStep.Receipt(question.ReceivedOn, Cited(question, "R11")),
            new DeadlineStep.FirstDay(question.ReceivedOn.PlusDays(1), Cited(question, "R6")),
            Period(question, extended),
        ];
        AddSuspensions(question, steps);
        if (!question.HealthRecord)
        {
            AddRoll(question, steps);
        }

        steps.Add(new DeadlineStep.LastDay(steps[^1].Day, Cited(question, question.HealthRecord ? "R12" : "R1")));
        return steps;
    }

    private static DeadlineStep.PeriodEnd Period(DeadlineQuestion question, bool extended)
    {
        if (question is { HealthRecord: true, HealthRecordOlderThanFiveYears: false })
        {
            return new(question.ReceivedOn.PlusDays(8), 0, 8, ShorterMonth: false, Extended: false, Cited(question, "R12"));
        }

        var further = extended && !question.HealthRecord && !question.Minor;
        var months = further ? 3 : question.HealthRecord ? 2 : 1;
        var day = question.ReceivedOn.PlusMonths(months);
        return new(day, months, 0, day.Day != question.ReceivedOn.Day, further, question switch
        {
            { HealthRecord: true } => Cited(question, "R12", "R7"),
            { Minor: true } => Cited(question, "R13", "R1", "R7"),
            _ => Cited(question, "R1", "R7"),
        });
    }

    private static void AddSuspensions(DeadlineQuestion question, List<DeadlineStep> steps)
    {
        var countedUntil = question.ReceivedOn;
        foreach (var suspension in question.Suspensions.OrderBy(one => one.AskedOn))
        {
            var from = LocalDate.Max(suspension.AskedOn, countedUntil);
            var until = LocalDate.Max(from, suspension.ReceivedOn);
            var days = NodaTime.Period.DaysBetween(from, until);
            countedUntil = until;
            steps.Add(new DeadlineStep.Suspended(steps[^1].Day.PlusDays(days), suspension, days, Cited(question, "R3", "R4")));
        }
    }

    private static void AddRoll(DeadlineQuestion question, List<DeadlineStep> steps)
    {
        while (!WorkingCalendar.IsWorkingDay(steps[^1].Day, question.Establishment))
        {
            var on = steps[^1].Day;
            var holiday = WorkingCalendar.HolidayName(on, question.Establishment);
            steps.Add(new DeadlineStep.Skipped(on.PlusDays(1), on, holiday, holiday is null ? Cited(question, "R8") : Cited(question, ["R8", "R9", .. HolidayRules(question.Establishment)])));
        }
    }

    private static IReadOnlyList<string> HolidayRules(Establishment establishment) => establishment.Zone switch
    {
        HolidayZone.Metropole => ["R10"],
        HolidayZone.AlsaceMoselle => ["R10", "R10-AM"],
        _ => ["R10", "R10-OM"],
    };

    private static IReadOnlyList<string> Cited(DeadlineQuestion question, params string[] rules) =>
        RuleBook.Citations(rules.ToHashSet(), question.ReceivedOn);
}
