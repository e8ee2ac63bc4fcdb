using NodaTime;

namespace RightsRequests.Law;

/// <summary>Judges a notice of extension (GDPR Art. 12(3), second and third sentence). Pure.</summary>
public static class ExtensionNotice
{
    /// <summary>Whether the two further months may still be had.</summary>
    /// <param name="reckoning">The limits of the case, suspensions included.</param>
    /// <param name="noticeOn">The day the subject is told, in the establishment's time zone; in time up to and including <see cref="DeadlineReckoning.Due"/>.</param>
    /// <param name="alreadyExtended">True when the case was extended before.</param>
    public static ExtensionVerdict Check(DeadlineReckoning reckoning, LocalDate noticeOn, bool alreadyExtended)
    {
        if (reckoning.ExtendedDue is not { } extendedDue)
        {
            return new ExtensionVerdict.NoExtensionExists();
        }

        if (alreadyExtended)
        {
            return new ExtensionVerdict.AlreadyExtended();
        }

        return noticeOn > reckoning.Due
            ? new ExtensionVerdict.LateAfterDue(reckoning.Due)
            : new ExtensionVerdict.Accepted(extendedDue, reckoning.Nominal, noticeOn >= reckoning.Nominal);
    }
}
