using NodaTime;

namespace RightsRequests.Law;

/// <summary>Decides, per processing activity, what a right gets: the organisation's matrix over the law's floor. Pure.</summary>
/// <remarks>
/// The floor decides wherever the law opens the right on the basis, also where the matrix is silent or denies it. A basis that
/// the matrix lists beyond the law opens the right there by the organisation's own choice: an objection is then weighed as under
/// Art. 21(1), and an automated decision reviewed. Portability and withdrawal never widen: the former would disclose what the
/// law does not ask for, and there is nothing to withdraw.
/// </remarks>
public static class LegalAssessment
{
    /// <summary>Assesses one activity. A fact that is absent counts as not established.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a right.</exception>
    public static ActivityAssessment Assess(RightsMatrix matrix, AssessmentQuestion question)
    {
        var activity = question.Activity;
        var finding = Decide(question, matrix.Lists(question.Right, activity.Basis));
        return new(
            activity.Id,
            activity.Basis,
            activity.Marketing,
            finding.Outcome,
            finding.Proposed,
            finding.Ground,
            finding.Reason,
            KeptData.Until(question, finding),
            finding.AlertDpo);
    }

    /// <summary>Assesses one right over activities of the register: one assessment each, in the order given.</summary>
    /// <param name="matrix">The organisation's matrix.</param>
    /// <param name="right">The right exercised.</param>
    /// <param name="activities">The activities, each once.</param>
    /// <param name="facts">The established facts of the request, for all activities.</param>
    /// <param name="on">The day of the assessment.</param>
    /// <param name="retentionEnds">Inclusive last day of retention by activity id, where it is known for this person.</param>
    /// <param name="legalHold">True while a legal hold forbids erasure (Art. 17(3)(e)).</param>
    /// <exception cref="ArgumentException">An activity is given twice: every activity gets exactly one outcome.</exception>
    public static IReadOnlyList<ActivityAssessment> AssessAll(
        RightsMatrix matrix,
        Right right,
        IEnumerable<ProcessingActivity> activities,
        IReadOnlySet<RequestFact> facts,
        LocalDate on,
        IReadOnlyDictionary<string, LocalDate>? retentionEnds = null,
        bool legalHold = false)
    {
        HashSet<string> seen = [];
        List<ActivityAssessment> assessments = [];
        foreach (var activity in activities)
        {
            if (!seen.Add(activity.Id))
            {
                throw new ArgumentException($"Activity '{activity.Id}' is given twice.", nameof(activities));
            }

            LocalDate? retentionEnd = retentionEnds?.TryGetValue(activity.Id, out var lastDay) == true ? lastDay : null;
            assessments.Add(Assess(matrix, new(right, activity, facts, on, retentionEnd, legalHold)));
        }

        return assessments;
    }

    /// <summary>Compares the organisation's matrix with the law's floor, in the order of rights and bases.</summary>
    public static IReadOnlyList<MatrixDifference> Compare(RightsMatrix matrix) =>
    [
        .. from right in Enum.GetValues<Right>()
           from basis in Enum.GetValues<LegalBasis>()
           let article = FloorTable.Article(right, basis)
           where article is not null && !matrix.Lists(right, basis)
           select new MatrixDifference(right, basis, matrix.Denies(right, basis), article),
    ];

    private static Finding Decide(AssessmentQuestion question, bool listed) => question.Right switch
    {
        Right.Access => AccessFloor.Decide(question.Activity, question.Heir),
        Right.Rectification => RectificationFloor.Decide(),
        Right.Erasure => ErasureFloor.Decide(question),
        Right.Restriction => RestrictionFloor.Decide(question),
        Right.Portability => PortabilityFloor.Decide(question.Activity, question.Heir),
        Right.Objection => ObjectionFloor.Decide(question, listed),
        Right.AutomatedDecision => AutomatedDecisionFloor.Decide(question.Activity, listed),
        Right.ConsentWithdrawal => WithdrawalFloor.Decide(question.Activity),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Right, "Not a right."),
    };
}
