using NodaTime;

namespace RightsRequests.Law;

/// <summary>Until when data that are not erased are kept.</summary>
internal static class KeptData
{
    // A contract may run for years yet: a day reckoned from today would be too early a promise.
    private const string EndOfContract = "end-of-contract";

    /// <summary>The last day of keeping, inclusive: the known end, else the longest it can be, as if the period began on the day of the assessment. Null where nothing is kept or the day cannot be told.</summary>
    public static LocalDate? Until(AssessmentQuestion question, Finding finding)
    {
        if (question.Right != Right.Erasure || finding.Standing == Outcome.Granted)
        {
            return null;
        }

        if (question.RetentionEnd is { } lastDay)
        {
            // A past end with data still kept means claims or a hold: nobody can tell how long those last.
            return lastDay < question.On ? null : lastDay;
        }

        return question.Activity.Retention is { Period: { } period, From: not EndOfContract } ? question.On + period : null;
    }
}
