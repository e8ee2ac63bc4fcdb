namespace RightsRequests.Law;

/// <summary>Decides, per processing activity, what a right gets: the organisation's matrix over the law's floor. Pure.</summary>
public static class LegalAssessment
{
    /// <summary>Assesses one activity.</summary>
    public static ActivityAssessment Assess(RightsMatrix matrix, AssessmentQuestion question) =>
        throw new NotImplementedException();

    /// <summary>Compares the organisation's matrix with the law's floor, in the order of rights and bases.</summary>
    public static IReadOnlyList<MatrixDifference> Compare(RightsMatrix matrix) =>
        throw new NotImplementedException();
}
