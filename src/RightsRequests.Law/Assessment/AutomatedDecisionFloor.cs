namespace RightsRequests.Law;

/// <summary>Review of automated decisions (GDPR Art. 22), where the activity makes such decisions at all.</summary>
/// <remarks>A decision that Art. 22(2) or 22(4) has no place for is reviewed all the same, and the DPO alerted.</remarks>
internal static class AutomatedDecisionFloor
{
    public static Finding Decide(ProcessingActivity activity, bool listedByOrganisation)
    {
        if (!activity.AutomatedDecision)
        {
            return NoDecision;
        }

        var finding = activity.Basis switch
        {
            LegalBasis.Consent or LegalBasis.Contract => Review,
            LegalBasis.LegalObligation or LegalBasis.PublicTask => AuthorisedByLaw,
            LegalBasis.VitalInterests when !listedByOrganisation => OtherBasis,
            _ => Review,
        };
        return finding with { AlertDpo = HasNoGround(activity.Basis) || IsBarredBySpecialCategory(activity.SpecialCategory) };
    }

    private static bool HasNoGround(LegalBasis basis) => basis is LegalBasis.VitalInterests or LegalBasis.LegitimateInterests;

    // Art. 22(4).
    private static bool IsBarredBySpecialCategory(string? condition) => condition is not (null or "9(2)(a)" or "9(2)(g)");

    private static Finding NoDecision => Finding.NotApplicable(
        "22(1)",
        "Ce traitement ne comporte aucune décision prise de façon entièrement automatisée",
        "This processing involves no decision made solely by automated means");

    private static Finding Review => Finding.Granted(
        "22(3)",
        "Vous avez le droit qu’une personne réexamine la décision, de donner votre point de vue et de contester la décision",
        "You have the right to have a person review the decision, to express your point of view and to contest the decision");

    private static Finding AuthorisedByLaw => Finding.Granted(
        "22(2)(b)",
        "La loi autorise cette décision automatisée et prévoit des garanties ; une personne réexamine la décision qui vous concerne",
        "The law authorises this automated decision and lays down safeguards; a person reviews the decision about you");

    private static Finding OtherBasis => Finding.NotApplicable(
        "22(1)",
        "Le droit au réexamen d’une décision automatisée ne s’applique pas aux traitements qui protègent les intérêts vitaux d’une personne",
        "The right to review of an automated decision does not apply to processing that protects a person’s vital interests");
}
