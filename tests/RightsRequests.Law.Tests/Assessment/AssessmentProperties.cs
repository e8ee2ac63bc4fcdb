using CsCheck;
using NodaTime;

namespace RightsRequests.Law.Tests.Assessment;

/// <summary>What holds for every register, matrix and request.</summary>
public sealed class AssessmentProperties
{
    /// <summary>Facts in the subject's favour: establishing one more never makes an outcome worse.</summary>
    private static readonly RequestFact[] Favourable =
    [
        RequestFact.ConsentWithdrawn, RequestFact.AccuracyContested, RequestFact.Unlawful, RequestFact.ErasureOpposed,
        RequestFact.NeededBySubjectForClaims, RequestFact.ObjectionPending, RequestFact.ObjectionUpheld,
        RequestFact.NoLongerNecessary, RequestFact.RetentionEnded, RequestFact.CollectedAsMinor,
    ];

    private static readonly Gen<ProcessingActivity> Activities =
        from basis in Gen.Enum<LegalBasis>()
        from flags in Gen.Int[0, 63]
        from sources in Gen.Enum<DataSource>().Array[1, 4]
        from condition in Gen.OneOf<string?>(null, "9(2)(a)", "9(2)(g)", "9(2)(h)")
        from years in Gen.Int[0, 10]
        select new ProcessingActivity(
            "an-activity",
            basis,
            (flags & 1) != 0,
            (flags & 2) != 0,
            sources.ToHashSet(),
            new HashSet<Relation> { Relation.Member },
            new RetentionRule(years == 0 ? null : Period.FromYears(years), "collection"),
            condition,
            (flags & 4) != 0,
            (flags & 8) != 0,
            (flags & 16) != 0,
            (flags & 32) != 0);

    private static readonly Gen<IReadOnlySet<LegalBasis>> Bases =
        Gen.Enum<LegalBasis>().Array[0, 6].Select(IReadOnlySet<LegalBasis> (b) => b.ToHashSet());

    private static readonly Gen<RightsMatrix> Matrices = Gen.Select(Gen.Enum<Right>().Array[0, 8], Bases, Bases, (rights, listed, denied) =>
        new RightsMatrix(rights.Distinct().ToDictionary(r => r, _ => new MatrixRow(listed, denied))));

    private static readonly Gen<AssessmentQuestion> Questions =
        from right in Gen.Enum<Right>()
        from activity in Activities
        from facts in Gen.Enum<RequestFact>().Array[0, 6]
        from end in Gen.Int[-200, 400]
        from hold in Gen.Int[0, 4]
        select new AssessmentQuestion(
            right, activity, facts.ToHashSet(), Asked.On, end < 0 ? null : Asked.On.PlusDays(end - 200), hold == 0);

    private static readonly Gen<(RightsMatrix Matrix, AssessmentQuestion Question)> Cases = Gen.Select(Matrices, Questions);

    [Fact]
    public void Every_activity_gets_exactly_one_outcome_with_ground_and_text() => Hold((_, a) =>
        Enum.IsDefined(a.Outcome)
        && (a.Outcome == Outcome.NeedsDecision) == (a.Proposed is not null)
        && a.Proposed is not (Outcome.NeedsDecision or Outcome.NotApplicable)
        && !string.IsNullOrEmpty(a.Ground)
        && a.Reason.Fr.EndsWith(").", StringComparison.Ordinal)
        && a.Reason.En.EndsWith(").", StringComparison.Ordinal));

    [Fact]
    public void Erasure_is_never_granted_for_a_legal_obligation_before_its_retention_end() => Hold((q, a) =>
        q is not { Right: Right.Erasure, Activity.Basis: LegalBasis.LegalObligation }
        || (q.RetentionEnd is { } end ? end < q.On : q.Facts.Contains(RequestFact.RetentionEnded))
        || a.Outcome == Outcome.Refused);

    [Fact]
    public void Portability_is_never_for_another_basis_than_consent_or_contract() => Hold((q, a) =>
        q.Right != Right.Portability || a.Basis is LegalBasis.Consent or LegalBasis.Contract || a.Outcome == Outcome.NotApplicable);

    [Fact]
    public void Withdrawal_is_granted_for_consent_only_and_always() => Hold((q, a) =>
        q.Right != Right.ConsentWithdrawal || (a.Outcome == Outcome.Granted) == (a.Basis == LegalBasis.Consent));

    [Fact]
    public void A_marketing_objection_is_always_granted() => Hold((q, a) =>
        q.Right != Right.Objection || !a.Marketing || a is { Outcome: Outcome.Granted, Ground: "21(3)" });

    [Fact]
    public void Access_is_granted_or_decided_by_a_person_never_refused_by_basis() => Hold((q, a) =>
        q.Right != Right.Access || a.Outcome == (q.Activity.MoneyLaunderingSecrecy ? Outcome.NeedsDecision : Outcome.Granted));

    [Fact]
    public void A_legal_hold_forbids_every_erasure() => Hold((q, a) =>
        q is not { Right: Right.Erasure, LegalHold: true } || a is { Outcome: Outcome.Refused, Ground: "17(3)(e)" });

    [Fact]
    public void Data_are_kept_only_after_an_erasure_that_does_not_happen_and_never_until_a_past_day() => Hold((q, a) =>
        a.KeptUntil is not { } day || (q.Right == Right.Erasure && (a.Proposed ?? a.Outcome) == Outcome.Refused && day >= q.On));

    [Fact]
    public void More_facts_in_the_subjects_favour_never_make_an_outcome_worse() =>
        Gen.Select(Cases, Gen.Int[0, Favourable.Length - 1]).Sample((given, index) =>
        {
            var question = given.Question;
            var more = question with { Facts = question.Facts.Append(Favourable[index]).ToHashSet() };
            var (before, after) = (LegalAssessment.Assess(given.Matrix, question), LegalAssessment.Assess(given.Matrix, more));
            return after.Outcome >= before.Outcome && (after.Proposed ?? after.Outcome) >= (before.Proposed ?? before.Outcome);
        },
        iter: 20_000);

    [Fact]
    public void A_matrix_never_takes_away_what_the_law_alone_gives() => Cases.Sample(given =>
    {
        var byLaw = LegalAssessment.Assess(Asked.Silent, given.Question);
        return LegalAssessment.Assess(given.Matrix, given.Question).Outcome >= byLaw.Outcome;
    },
    iter: 20_000);

    [Fact]
    public void Compare_names_exactly_the_cells_that_the_law_opens_and_the_matrix_does_not_list() => Matrices.Sample(matrix =>
    {
        var opened = LegalAssessment.Compare(Asked.Silent).Select(d => (d.Right, d.Basis));
        var expected = opened.Where(d => !matrix.Lists(d.Right, d.Basis)).Select(d => (d.Right, d.Basis, matrix.Denies(d.Right, d.Basis)));
        return LegalAssessment.Compare(matrix).Select(d => (d.Right, d.Basis, d.Fault)).SequenceEqual(expected);
    });

    private static void Hold(Func<AssessmentQuestion, ActivityAssessment, bool> property) =>
        Cases.Sample(given => property(given.Question, LegalAssessment.Assess(given.Matrix, given.Question)), iter: 2_000);
}
