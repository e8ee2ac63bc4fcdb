using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Delivery;

/// <summary>One step in the reckoning of the day by which we must answer.</summary>
/// <param name="What"><c>received</c>, <c>suspended</c>, <c>extended</c> or <c>rolled</c> (the end fell on a day that is not worked).</param>
/// <param name="From">Day of receipt, first day of a suspension, or the end before the roll.</param>
/// <param name="Until">Day on which a suspension ended; null while it runs.</param>
/// <param name="Days">Whole days of a suspension so far.</param>
/// <param name="Due">The end after this step; null where a step does not tell it alone.</param>
/// <param name="Why">Of a suspension that runs: <c>identity</c>, <c>clarification</c> or <c>staff</c>.</param>
public sealed record DueReason(string What, LocalDate From, LocalDate? Until, int? Days, LocalDate? Due, string? Why)
{
    /// <summary>The whole reckoning, in order.</summary>
    public static IReadOnlyList<DueReason> Of(CaseState state, LocalDate today)
    {
        var plain = CaseMachine.Deadline(state with { Suspensions = [], Suspended = null }, today);
        var whole = CaseMachine.Deadline(state, today);
        var nominal = state.Extended ? whole.ExtendedNominal ?? whole.Nominal : whole.Nominal;
        var due = CaseMachine.Due(state, today);
        List<DueReason> reasons = [new("received", state.ReceivedOn, null, null, plain.Nominal, null)];
        if (state.Extended)
        {
            reasons.Add(new("extended", state.ReceivedOn, null, null, plain.ExtendedNominal, null));
        }

        reasons.AddRange(state.Suspensions.Select(one => new DueReason("suspended", one.AskedOn, one.ReceivedOn, Period.DaysBetween(one.AskedOn, one.ReceivedOn), null, null)));
        if (state.Suspended is { } open)
        {
            reasons.Add(new("suspended", open.Since, null, Period.DaysBetween(open.Since, LocalDate.Max(today, open.Since)), null, open.Why));
        }

        if (nominal != due)
        {
            reasons.Add(new("rolled", nominal, null, null, due, null));
        }

        return reasons;
    }
}
