using NodaTime;
using RightsRequests.Workflow;

namespace RightsRequests.Figures;

/// <summary>What figures are reckoned from of one case; written again only where it differs.</summary>
/// <param name="Outcome">As a whole; null while it is open.</param>
internal sealed record FigureLine(LocalDate Due, CaseStatus Status, LocalDate? SuspendedOn, bool Extended, LocalDate? AnsweredOn, string? Outcome, int Incidents)
{
    public static FigureLine Of(CaseState state, LocalDate due) =>
        new(due, state.Status, state.Suspended?.Since, state.Extended, state.AnsweredOn, FigureRows.Whole(state), state.Incidents.Count);
}
