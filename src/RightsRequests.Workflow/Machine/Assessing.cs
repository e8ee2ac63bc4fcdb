using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Which activities a case is about, and what each gets.</summary>
public static class Assessing
{
    /// <summary>The activities in scope: those named, else those of the controller that concern one of the relations; in the register's order.</summary>
    public static IReadOnlyList<RegisterEntry> Scope(Policy policy, CaseState state) =>
        [.. policy.Register.Where(entry =>
            state.Scope.Count > 0
                ? state.Scope.Contains(entry.Id)
                : entry.Controllers.Contains(state.Controller)
                    && (state.Relations.Count == 0 || state.Relations.Any(entry.Law.Relations.Contains)))];

    /// <summary>Assesses every activity in scope; what needs a decision stays undecided.</summary>
    public static IReadOnlyList<AssessedActivity> Assess(Policy policy, CaseState state, LocalDate today)
    {
        var facts = state.Facts.ToHashSet();
        return [.. Scope(policy, state).Select(entry =>
        {
            var assessed = (state.InstructedBy is { } controller ? Processing.Instructed(entry, controller, state.LegalHold) : null) ?? NotOurs(entry) ?? LegalAssessment.Assess(
                policy.Matrix,
                new AssessmentQuestion(state.Right, entry.Law, facts, today, LegalHold: state.LegalHold, Heir: state.Heir));
            return new AssessedActivity(
                assessed,
                assessed.Outcome == Outcome.NeedsDecision ? null : assessed.Outcome,
                DecidedReason: null,
                assessed.KeptUntil);
        })];
    }

    /// <summary>Not applicable, whatever the right, where the organisation only processes for another controller, who answers (GDPR Art. 28(3)(e)); else null.</summary>
    public static ActivityAssessment? NotOurs(RegisterEntry entry) =>
        entry.ProcessorFor is { } controller ? Processing.NotOurs(entry, controller) : null;

    /// <summary>The activities a holder step concerns.</summary>
    internal static IReadOnlyList<string> Concerned(CaseState state, ActivityFilter only) =>
        [.. state.Assessment.Where(one => only switch
        {
            ActivityFilter.Granted => one.IsGranted,
            ActivityFilter.Applicable => one.Effective != Outcome.NotApplicable,
            ActivityFilter.Marketing => one.IsGranted && one.Assessed.Marketing,
            ActivityFilter.GrantedNotMarketing => one.IsGranted && !one.Assessed.Marketing,
            _ => throw new InvalidOperationException($"No rule for '{only}'."),
        }).Where(one => !SecretUntilDecided(one)).Select(one => one.Assessed.Activity)];

    // CMF L561-45: the holder is never asked, so that nothing can show whether a report exists.
    private static bool SecretUntilDecided(AssessedActivity one) =>
        one.Assessed.Ground?.Contains("L561-45", StringComparison.Ordinal) == true;
}
