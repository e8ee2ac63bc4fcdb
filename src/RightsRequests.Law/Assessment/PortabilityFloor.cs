namespace RightsRequests.Law;

/// <summary>Portability (GDPR Art. 20): data provided by the subject, observed ones included, processed by automated means on consent or contract.</summary>
/// <remarks>
/// Never on another basis of Art. 6(1), whatever the organisation's matrix lists and whatever the condition of Art. 9(2). It
/// serves the living person, and loi 78-17 Art. 85 does not give it to heirs: a person sees whether what they ask is needed
/// for the estate all the same, or is a family keepsake.
/// </remarks>
internal static class PortabilityFloor
{
    public static Finding Decide(ProcessingActivity activity, bool heir)
    {
        if (FloorTable.Article(Right.Portability, activity.Basis) is null)
        {
            return OtherBasis;
        }

        if (heir)
        {
            return EndedWithLife;
        }

        if (!activity.Automated)
        {
            return OnPaper;
        }

        if (!activity.Sources.Any(IsProvided))
        {
            return NotProvided;
        }

        return activity.Sources.All(IsProvided) ? Everything : ProvidedOnly;
    }

    // Observed data count as provided by the subject (WP242 rev.01, section III).
    private static bool IsProvided(DataSource source) => source is DataSource.Provided or DataSource.Observed;

    private static Finding OtherBasis => Finding.NotApplicable(
        "20(1)(a)",
        "Le droit à la portabilité ne concerne que les traitements fondés sur votre consentement ou sur un contrat ; celui-ci repose "
        + "sur un autre fondement, mais vous pouvez demander l’accès à ces données",
        "The right to data portability covers only processing based on your consent or on a contract; this one has another legal "
        + "basis, but you can ask for access to these data");

    private static Finding EndedWithLife => Finding.NeedsDecision(
        Outcome.Refused,
        Citation.HeirsWithoutDirectives,
        "Le droit à la portabilité prend fin au décès de la personne ; sans directives de sa part, ses héritiers peuvent demander l’accès "
        + "aux données nécessaires au règlement de la succession ou à la prise en compte du décès",
        "The right to data portability ends when the person dies; where they left no directives, their heirs can ask for access to "
        + "the data that are needed to settle the estate or to have the death recorded");

    private static Finding OnPaper => Finding.Refused(
        "20(1)(b)",
        "Ces données ne sont pas traitées de façon automatisée ; vous pouvez en demander une copie au titre du droit d’accès",
        "These data are not processed by automated means; you can ask for a copy of them under the right of access");

    private static Finding NotProvided => Finding.Refused(
        "20(1)",
        "Ces données ne nous ont pas été fournies par vous ; vous pouvez en demander une copie au titre du droit d’accès",
        "These data were not provided by you; you can ask for a copy of them under the right of access");

    private static Finding ProvidedOnly => Finding.GrantedInPart(
        "20(1)",
        "Nous vous remettons les données que vous nous avez fournies ; celles que nous avons déduites ou reçues d’autres personnes "
        + "n’en font pas partie, mais vous pouvez en demander une copie au titre du droit d’accès",
        "We hand you the data that you provided; those that we inferred or received from others are not included, but you can ask "
        + "for a copy of them under the right of access");

    private static Finding Everything => Finding.Granted(
        "20(1)",
        "Vous avez le droit de recevoir, dans un format structuré et lisible par machine, les données que vous nous avez fournies",
        "You have the right to receive the data that you provided in a structured, machine-readable format");
}
