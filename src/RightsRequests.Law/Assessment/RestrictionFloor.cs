namespace RightsRequests.Law;

/// <summary>Restriction (GDPR Art. 18): on every basis, in four cases; the fourth only where an objection of Art. 21(1) exists.</summary>
/// <remarks>Without an established case a person decides which one it is; granting is proposed, since a restriction is temporary and harms nobody.</remarks>
internal static class RestrictionFloor
{
    public static Finding Decide(AssessmentQuestion question)
    {
        var facts = question.Facts;
        if (facts.Contains(RequestFact.AccuracyContested))
        {
            return Accuracy;
        }

        if (facts.Contains(RequestFact.Unlawful) && facts.Contains(RequestFact.ErasureOpposed))
        {
            return UnlawfulProcessing;
        }

        if (facts.Contains(RequestFact.NeededBySubjectForClaims))
        {
            return Claims;
        }

        return facts.Contains(RequestFact.ObjectionPending)
            && question.Activity.Basis is LegalBasis.PublicTask or LegalBasis.LegitimateInterests
            ? Objection
            : Undecided;
    }

    private static Finding Accuracy => Finding.Granted(
        "18(1)(a)",
        "Vous contestez l’exactitude de ces données ; nous en limitons l’utilisation pendant le temps nécessaire à la vérification",
        "You contest the accuracy of these data; we restrict their use for as long as the check takes");

    private static Finding UnlawfulProcessing => Finding.Granted(
        "18(1)(b)",
        "Ce traitement n’était pas licite et vous préférez que l’utilisation de ces données soit limitée plutôt que de les voir effacées",
        "This processing was not lawful and you prefer the use of these data to be restricted rather than the data erased");

    private static Finding Claims => Finding.Granted(
        "18(1)(c)",
        "Nous n’avons plus besoin de ces données, mais vous en avez besoin pour faire valoir ou défendre vos droits en justice",
        "We no longer need these data, but you need them to establish, exercise or defend a legal claim");

    private static Finding Objection => Finding.Granted(
        "18(1)(d)",
        "Vous avez exercé votre droit d’opposition à ce traitement ; nous limitons l’utilisation de ces données pendant l’examen de votre opposition",
        "You have objected to this processing; we restrict the use of these data while your objection is examined");

    private static Finding Undecided => Finding.NeedsDecision(
        Outcome.Granted,
        "18(1)",
        "À votre demande, nous limitons pour le moment l’utilisation de ces données à leur seule conservation",
        "At your request, we restrict the use of these data for the time being to their storage alone");
}
