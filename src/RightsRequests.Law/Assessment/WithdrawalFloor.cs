namespace RightsRequests.Law;

/// <summary>Withdrawal of consent (GDPR Art. 7(3)): granted for consent only, and for the future only.</summary>
/// <remarks>
/// Where another basis stands and health or other special data rest on explicit consent besides (Art. 9(2)(a)), that consent
/// can be withdrawn too, but a person must see what of the activity then still stands.
/// </remarks>
internal static class WithdrawalFloor
{
    public static Finding Decide(ProcessingActivity activity)
    {
        if (activity.Basis == LegalBasis.Consent)
        {
            return Granted;
        }

        return ExplicitConsent.IsReliedOn(activity)
            ? Granted with { Outcome = Outcome.NeedsDecision, Proposed = Outcome.Granted }
            : OtherBasis;
    }

    private static Finding Granted => Finding.Granted(
        "7(3)",
        "Vous pouvez retirer votre consentement à tout moment ; nous cessons le traitement pour l’avenir, et ce qui a été fait avant reste licite",
        "You can withdraw your consent at any time; we stop the processing for the future, and what was done before remains lawful");

    private static Finding OtherBasis => Finding.NotApplicable(
        "7(3)",
        "Ce traitement ne repose pas sur votre consentement ; il n’y a donc pas de consentement à retirer",
        "This processing is not based on your consent; there is therefore no consent to withdraw");
}
