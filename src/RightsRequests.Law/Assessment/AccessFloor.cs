namespace RightsRequests.Law;

/// <summary>Access (GDPR Art. 15): on every basis, and never refused because of it.</summary>
internal static class AccessFloor
{
    public static Finding Decide(ProcessingActivity activity, bool heir) =>
        activity.MoneyLaunderingSecrecy ? ThroughTheAuthority()
        : !heir ? Granted()
        : activity.CareRecord ? ForThreePurposes()
        : AsFarAsTheEstateNeeds();

    // CSP L1110-4 V: which of the three is pursued, what it needs and whether the patient refused, a person reads in the file.
    private static Finding ForThreePurposes() => Finding.NeedsDecision(
        Outcome.Granted,
        Citation.HeirsOfAPatient,
        "Sauf volonté contraire exprimée par la personne avant son décès, ses ayants droit obtiennent les informations de son dossier de "
        + "soins qui leur sont nécessaires pour connaître les causes de la mort, défendre la mémoire du défunt ou faire valoir leurs droits",
        "Unless the person refused before dying, those entitled obtain the information of the care record that they need to know the "
        + "causes of death, to defend the memory of the deceased or to assert their own rights");

    // Loi 78-17 Art. 85: what the estate needs is read in what the heir wrote, which a person does, activity by activity.
    private static Finding AsFarAsTheEstateNeeds() => Finding.NeedsDecision(
        Outcome.Granted,
        Citation.HeirsWithoutDirectives,
        "Les héritiers obtiennent les données nécessaires au règlement de la succession ou à la prise en compte du décès",
        "Heirs obtain the data that are needed to settle the estate or to have the death recorded");

    private static Finding Granted() => Finding.Granted(
        "15",
        "Vous avez le droit de savoir si nous traitons des données qui vous concernent et d’en recevoir une copie",
        "You have the right to know whether we process data about you and to receive a copy of them");

    // The same words for everybody: they must not let anyone guess whether a report exists (Code monétaire et financier L561-18).
    private static Finding ThroughTheAuthority() => Finding.NeedsDecision(
        Outcome.Refused,
        Citation.MonetaryCodeAccess,
        "Pour ce traitement, que la loi nous impose, le droit d’accès s’exerce auprès de la Commission nationale de "
        + "l’informatique et des libertés (CNIL), quelle que soit la situation de la personne qui en fait la demande",
        "For this processing, which the law requires of us, the right of access is exercised through the French supervisory "
        + "authority (CNIL), whatever the situation of the person who asks");
}
