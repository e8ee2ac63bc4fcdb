namespace RightsRequests.Law;

/// <summary>Why an activity gets another outcome than the one proposed, where the person who decided gave no reason of their own.</summary>
/// <remarks>
/// The reason of an assessment speaks for what it proposes: beside the opposite outcome it would contradict it, and a refusal
/// owes its reasons (GDPR Art. 12(4)). An erasure or an access in part keeps the reason of the whole: a holder's own ground, which may
/// be any law's, can stand in the place of the law's.
/// </remarks>
public static class DecidedOtherwise
{
    /// <summary>The reason for the decided outcome; null where the assessment's own one speaks for it.</summary>
    /// <param name="right">The right exercised.</param>
    /// <param name="assessed">What the law said of the activity.</param>
    /// <param name="decided">What a person chose.</param>
    public static BilingualText? Reason(Right right, ActivityAssessment assessed, Outcome decided)
    {
        if (assessed is not { Outcome: Outcome.NeedsDecision, Proposed: { } proposed, Ground: { } ground } || decided == proposed)
        {
            return null;
        }

        (string? fr, string? en) = (right, ground, decided) switch
        {
            (_, _, Outcome.NotApplicable) => (
                "Après examen, ce droit ne s’applique pas à ce traitement",
                "On examination, this right does not apply to this processing"),
            (Right.Objection, "21(6)", Outcome.Refused) => (
                "Cette recherche est nécessaire à l’exécution d’une mission d’intérêt public",
                "This research is necessary for a task carried out in the public interest"),
            (Right.Objection, _, Outcome.Refused) => (
                "Après examen, nos motifs légitimes et impérieux de poursuivre ce traitement l’emportent sur vos intérêts, droits et libertés",
                "On examination, our compelling legitimate grounds to continue this processing override your interests, rights and freedoms"),
            (Right.Objection, _, _) => (
                "Nous mettons fin à une partie de ce traitement ; pour le reste, nos motifs légitimes et impérieux l’emportent sur vos intérêts, droits et libertés",
                "We end a part of this processing; for the rest, our compelling legitimate grounds override your interests, rights and freedoms"),
            (Right.Restriction, _, Outcome.Refused) => (
                "Votre demande n’entre, pour ces données, dans aucun des quatre cas où la loi prévoit la limitation",
                "For these data, your request fits none of the four cases in which the law provides for restriction"),
            (Right.Restriction, _, _) => (
                "Une partie seulement de ces données entre dans l’un des quatre cas où la loi prévoit la limitation",
                "Only a part of these data fits one of the four cases in which the law provides for restriction"),
            (Right.Access, Citation.HeirsOfAPatient, Outcome.Refused) => (
                "Ces informations ne vous sont pas nécessaires pour connaître les causes de la mort, défendre la mémoire du défunt ou faire valoir vos droits, "
                + "ou la personne s’était opposée à leur communication avant son décès",
                "You do not need this information to know the causes of death, to defend the memory of the deceased or to assert your rights, "
                + "or the person had refused before dying that it be communicated"),
            (Right.Access, Citation.HeirsWithoutDirectives, Outcome.Refused) => (
                "Ces données ne sont nécessaires ni au règlement de la succession ni à la prise en compte du décès",
                "These data are needed neither to settle the estate nor to have the death recorded"),
            (Right.Portability, Citation.HeirsWithoutDirectives, _) => (
                "Nous vous remettons les données nécessaires au règlement de la succession ou à la prise en compte du décès",
                "We hand you the data that are needed to settle the estate or to have the death recorded"),
            (Right.Erasure, "17(1)(b)", Outcome.Refused) => (
                "Vous n’avez pas retiré le consentement sur lequel ce traitement repose, et ces données restent nécessaires tant qu’il vaut ; vous pouvez le retirer à tout moment",
                "You have not withdrawn the consent on which this processing is based, and these data are necessary as long as it stands; you can withdraw it at any time"),
            (Right.Erasure, "17(1)(c)", Outcome.Granted) => (
                "Aucun motif légitime impérieux de conserver ces données ne prévaut ; nous les effaçons",
                "No overriding legitimate ground to keep these data prevails; we erase them"),
            (Right.Erasure, "17(3)(d)", Outcome.Granted) => (
                "Effacer ces données ne compromet pas la recherche ou les statistiques auxquelles elles servent ; nous les effaçons",
                "Erasing these data does not impair the research or statistics for which they are used; we erase them"),
            _ => (null, null),
        };
        if (fr is null || en is null)
        {
            return null;
        }

        var citation = Citation.InWords(ground);
        return new(Typography.French($"{fr} ({citation.Fr})."), Typography.English($"{en} ({citation.En})."));
    }
}
