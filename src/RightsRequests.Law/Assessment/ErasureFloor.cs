namespace RightsRequests.Law;

/// <summary>Erasure (GDPR Art. 17): the grounds of paragraph 1 against the exceptions of paragraph 3, per basis.</summary>
/// <remarks>
/// Choices where the sources are silent. A legal hold forbids every erasure. Data needed by the controller for claims are kept
/// (17(3)(e)) even if unlawfully processed, but marketing data never are needed for them. A legal obligation holds until the
/// retention ends; a known end decides before a stated fact. A request to erase marketing data is an objection of Art. 21(2);
/// one to erase data held on consent usually is the withdrawal, but a person reads it. An upheld objection stands even beside
/// a claim of compelling grounds. The privilege of minors (17(1)(f)) yields to a public task, public health and research
/// (loi 78-17 Art. 51 II).
/// </remarks>
internal static class ErasureFloor
{
    public static Finding Decide(AssessmentQuestion question)
    {
        if (question.LegalHold)
        {
            return ErasureFindings.NeededForClaims;
        }

        var obliged = question.Activity.Basis == LegalBasis.LegalObligation;
        var marketing = question.Activity.Marketing && !obliged;
        if (question.Facts.Contains(RequestFact.NeededByControllerForClaims) && !marketing)
        {
            return ErasureFindings.NeededForClaims;
        }

        if (obliged)
        {
            return RetentionIsOver(question) ? ErasureFindings.NoLongerNecessary : ErasureFindings.LegalObligation;
        }

        return WithoutObligation(question);
    }

    private static Finding WithoutObligation(AssessmentQuestion question)
    {
        var (activity, facts) = (question.Activity, question.Facts);
        if (activity is { Marketing: true, Basis: not LegalBasis.Consent })
        {
            return ErasureFindings.Marketing;
        }

        if (facts.Contains(RequestFact.ConsentWithdrawn) && RestsOnConsent(activity) && !activity.PublicHealthOrArchive)
        {
            return ErasureFindings.ConsentWithdrawn;
        }

        if (facts.Contains(RequestFact.NoLongerNecessary) || RetentionIsOver(question))
        {
            return ErasureFindings.NoLongerNecessary;
        }

        if (facts.Contains(RequestFact.Unlawful))
        {
            return ErasureFindings.Unlawful;
        }

        return activity.PublicHealthOrArchive ? ErasureFindings.PublicHealth : WhileNecessary(activity, facts);
    }

    private static Finding WhileNecessary(ProcessingActivity activity, IReadOnlySet<RequestFact> facts)
    {
        if (facts.Contains(RequestFact.ObjectionUpheld)
            && activity.Basis is LegalBasis.PublicTask or LegalBasis.LegitimateInterests)
        {
            return ErasureFindings.ObjectionUpheld;
        }

        if (activity is { Research: true, Basis: not (LegalBasis.Consent or LegalBasis.PublicTask) })
        {
            return ErasureFindings.Research;
        }

        if (facts.Contains(RequestFact.CollectedAsMinor) && activity.Basis != LegalBasis.PublicTask)
        {
            return ErasureFindings.CollectedAsMinor;
        }

        return activity.Basis switch
        {
            LegalBasis.Consent => ErasureFindings.ConsentPerhapsWithdrawn,
            LegalBasis.Contract => ErasureFindings.Contract,
            LegalBasis.PublicTask => ErasureFindings.PublicTask,
            LegalBasis.LegitimateInterests when facts.Contains(RequestFact.CompellingGrounds) => ErasureFindings.CompellingGrounds,
            LegalBasis.LegitimateInterests => ErasureFindings.InterestsToBeWeighed,
            _ => ErasureFindings.VitalInterests,
        };
    }

    private static bool RestsOnConsent(ProcessingActivity activity) =>
        activity.Basis == LegalBasis.Consent || ExplicitConsent.IsReliedOn(activity);

    private static bool RetentionIsOver(AssessmentQuestion question) => question.RetentionEnd is { } lastDay
        ? lastDay < question.On
        : question.Facts.Contains(RequestFact.RetentionEnded);
}
