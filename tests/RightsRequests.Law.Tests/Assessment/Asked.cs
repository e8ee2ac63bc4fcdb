using NodaTime;

namespace RightsRequests.Law.Tests.Assessment;

/// <summary>Builds activities and questions; what a test does not name is ordinary.</summary>
internal static class Asked
{
    public static readonly LocalDate On = new(2026, 4, 1);
    public static readonly RightsMatrix Silent = new(new Dictionary<Right, MatrixRow>());

    public static readonly ProcessingActivity Ordinary = new(
        "some-activity",
        LegalBasis.Contract,
        Marketing: false,
        Automated: true,
        new HashSet<DataSource> { DataSource.Provided },
        new HashSet<Relation> { Relation.Member },
        new RetentionRule(Period.FromYears(5), "end-of-contract"),
        SpecialCategory: null,
        Research: false,
        PublicHealthOrArchive: false,
        MoneyLaunderingSecrecy: false,
        AutomatedDecision: true);

    /// <summary>Assesses with facts as the command line takes them: words between commas.</summary>
    public static ActivityAssessment Assess(
        Right right,
        ProcessingActivity activity,
        string facts = "",
        LocalDate? retentionEnd = null,
        bool legalHold = false,
        RightsMatrix? matrix = null,
        bool heir = false) =>
        LegalAssessment.Assess(matrix ?? Silent, new(right, activity, Facts(facts), On, retentionEnd, legalHold, heir));

    public static HashSet<RequestFact> Facts(string words) =>
        [.. words.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Law.Vocabulary.Read<RequestFact>)];

    public static RightsMatrix Matrix(Right right, LegalBasis[] exercisable, params LegalBasis[] denied) =>
        new(new Dictionary<Right, MatrixRow> { [right] = new(exercisable.ToHashSet(), denied.ToHashSet()) });

    /// <summary>Outcome, proposed outcome and ground in one line, for example <c>needs-decision granted 21(1)</c>.</summary>
    public static string Line(this ActivityAssessment assessment) =>
        string.Join(' ', new[] { assessment.Outcome.Word(), assessment.Proposed?.Word(), assessment.Ground }.OfType<string>());
}
