using NodaTime;

namespace RightsRequests.Law.Tests.Assessment;

public sealed class MatrixOverFloor
{
    private const LegalBasis A = LegalBasis.Consent;
    private const LegalBasis B = LegalBasis.Contract;
    private const LegalBasis C = LegalBasis.LegalObligation;
    private const LegalBasis E = LegalBasis.PublicTask;
    private const LegalBasis F = LegalBasis.LegitimateInterests;

    /// <summary>Article 8 of the policy.</summary>
    private static readonly RightsMatrix Policy = Of(
        (Right.Access, Enum.GetValues<LegalBasis>()),
        (Right.Rectification, Enum.GetValues<LegalBasis>()),
        (Right.Erasure, [A, B, F]),
        (Right.Restriction, Enum.GetValues<LegalBasis>()),
        (Right.Portability, [A, B]),
        (Right.Objection, [F, E]),
        (Right.AutomatedDecision, [C, E, F]),
        (Right.ConsentWithdrawal, [A]));

    [Fact]
    public void The_policys_narrower_cells_are_warnings() => Assert.Equal(
        [
            "erasure legal-obligation warning 17(1)",
            "erasure vital-interests warning 17(1)",
            "erasure public-task warning 17(1)",
            "objection consent warning 21(2)",
            "objection contract warning 21(2)",
            "automated-decision consent warning 22(3)",
            "automated-decision contract warning 22(3)",
        ],
        LegalAssessment.Compare(Policy).Select(Line));

    [Fact]
    public void A_silent_matrix_warns_of_every_cell_of_the_floor() => Assert.Equal(
        [
            "access 15 15 15 15 15 15",
            "rectification 16 16 16 16 16 16",
            "erasure 17(1) 17(1) 17(1) 17(1) 17(1) 17(1)",
            "restriction 18(1) 18(1) 18(1) 18(1) 18(1) 18(1)",
            "portability 20(1) 20(1) - - - -",
            "objection 21(2) 21(2) - - 21(1) 21(1)",
            "automated-decision 22(3) 22(3) 22(2)(b) - 22(2)(b) 22(3)",
            "consent-withdrawal 7(3) - - - - -",
        ],
        Enum.GetValues<Right>().Select(right => string.Join(' ', Enum.GetValues<LegalBasis>()
            .Select(basis => LegalAssessment.Compare(Asked.Silent).SingleOrDefault(d => d.Right == right && d.Basis == basis)?.Article ?? "-")
            .Prepend(right.Word()))));

    [Fact]
    public void An_explicit_denial_of_what_the_law_grants_is_a_fault() => Assert.Equal(
        ["consent-withdrawal consent fault 7(3)"],
        LegalAssessment.Compare(Asked.Matrix(Right.ConsentWithdrawal, [], A)).Where(d => d.Right == Right.ConsentWithdrawal).Select(Line));

    [Fact]
    public void A_denial_beside_a_listing_is_a_fault_all_the_same() => Assert.Equal(
        ["consent-withdrawal consent fault 7(3)"],
        LegalAssessment.Compare(Asked.Matrix(Right.ConsentWithdrawal, [A], A)).Where(d => d.Right == Right.ConsentWithdrawal).Select(Line));

    [Fact]
    public void A_denial_of_what_the_law_does_not_grant_is_no_difference() =>
        Assert.DoesNotContain(LegalAssessment.Compare(Asked.Matrix(Right.Portability, [A, B], C, E, F)), d => d.Right == Right.Portability);

    [Fact]
    public void A_more_generous_row_is_no_difference() =>
        Assert.DoesNotContain(LegalAssessment.Compare(Asked.Matrix(Right.Objection, Enum.GetValues<LegalBasis>())), d => d.Right == Right.Objection);

    [Fact]
    public void The_floor_decides_even_against_a_denial() => Assert.Equal(
        "granted 7(3)",
        Asked.Assess(Right.ConsentWithdrawal, Asked.Ordinary with { Basis = A }, matrix: Asked.Matrix(Right.ConsentWithdrawal, [], A)).Line());

    [Fact]
    public void A_denied_basis_is_not_widened() => Assert.Equal(
        "not-applicable 21(1)",
        Asked.Assess(Right.Objection, Asked.Ordinary, matrix: Asked.Matrix(Right.Objection, [B], B)).Line());

    [Fact]
    public void Listing_a_basis_does_not_grant_what_the_facts_refuse() =>
        Assert.Equal("refused 17(1)(a)", Asked.Assess(Right.Erasure, Asked.Ordinary, matrix: Policy).Line());

    [Fact]
    public void AssessAll_keeps_the_order_and_the_retention_of_each()
    {
        ProcessingActivity[] register =
        [
            Asked.Ordinary with { Id = "z-first", Basis = C },
            Asked.Ordinary with { Id = "a-second", Basis = C },
            Asked.Ordinary with { Id = "m-third", Basis = A },
        ];
        var ends = new Dictionary<string, LocalDate> { ["a-second"] = new(2026, 3, 31) };

        var assessments = LegalAssessment.AssessAll(Policy, Right.Erasure, register, Asked.Facts("consent-withdrawn"), Asked.On, ends);

        Assert.Equal(
            ["z-first refused 17(3)(b)", "a-second granted 17(1)(a)", "m-third granted 17(1)(b)"],
            assessments.Select(a => $"{a.Activity} {a.Line()}"));
        Assert.Equal([C, C, A], assessments.Select(a => a.Basis));
        Assert.All(
            LegalAssessment.AssessAll(Policy, Right.Erasure, register, Asked.Facts(""), Asked.On, legalHold: true),
            a => Assert.Equal("17(3)(e)", a.Ground));
    }

    [Fact]
    public void AssessAll_takes_no_activity_twice()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            LegalAssessment.AssessAll(Policy, Right.Access, [Asked.Ordinary, Asked.Ordinary], Asked.Facts(""), Asked.On));

        Assert.Contains("some-activity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_outside_the_vocabulary_is_an_error()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Asked.Assess((Right)99, Asked.Ordinary));

        Assert.Contains("Not a right", error.Message, StringComparison.Ordinal);
    }

    private static RightsMatrix Of(params (Right Right, LegalBasis[] Bases)[] rows) =>
        new(rows.ToDictionary(r => r.Right, r => new MatrixRow(r.Bases.ToHashSet(), new HashSet<LegalBasis>())));

    private static string Line(MatrixDifference d) => $"{d.Right.Word()} {d.Basis.Word()} {(d.Fault ? "fault" : "warning")} {d.Article}";
}
