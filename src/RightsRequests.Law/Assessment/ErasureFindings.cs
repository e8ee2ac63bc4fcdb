namespace RightsRequests.Law;

/// <summary>The answers that a request for erasure can get, in words for the person who asked. The day until which data are kept stands beside them, not in them.</summary>
internal static class ErasureFindings
{
    public static Finding NoLongerNecessary => Finding.Granted(
        "17(1)(a)",
        "Nous n’avons plus besoin de ces données pour la finalité pour laquelle elles ont été collectées ; nous les effaçons",
        "We no longer need these data for the purpose for which they were collected; we erase them");

    public static Finding ConsentWithdrawn => Finding.Granted(
        "17(1)(b)",
        "Vous avez retiré le consentement sur lequel ce traitement reposait ; nous effaçons ces données",
        "You have withdrawn the consent on which this processing was based; we erase these data");

    public static Finding ConsentPerhapsWithdrawn => Finding.NeedsDecision(
        Outcome.Granted,
        "17(1)(b)",
        "Votre demande vaut retrait du consentement sur lequel ce traitement reposait ; nous effaçons ces données",
        "Your request amounts to a withdrawal of the consent on which this processing was based; we erase these data");

    public static Finding Marketing => Finding.Granted(
        "17(1)(c)",
        "Votre demande vaut opposition à la prospection ; nous effaçons les données utilisées à cette fin",
        "Your request amounts to an objection to direct marketing; we erase the data used for it");

    public static Finding ObjectionUpheld => Finding.Granted(
        "17(1)(c)",
        "Vous avez exercé votre droit d’opposition à ce traitement et aucun motif légitime impérieux ne prévaut ; nous effaçons ces données",
        "You have objected to this processing and no overriding legitimate ground prevails; we erase these data");

    public static Finding Unlawful => Finding.Granted(
        "17(1)(d)",
        "Ces données n’ont pas été traitées de façon licite ; nous les effaçons",
        "These data were not processed lawfully; we erase them");

    public static Finding CollectedAsMinor => Finding.Granted(
        "17(1)(f)",
        "Ces données ont été collectées en ligne pendant votre minorité ; nous les effaçons",
        "These data were collected online when you were a minor; we erase them");

    public static Finding Contract => Finding.Refused(
        "17(1)(a)",
        "Nous conservons ces données parce qu’elles restent nécessaires à l’exécution de votre contrat ; le droit à l’effacement ne vaut "
        + "que pour les données qui ne sont plus nécessaires",
        "We keep these data because they are still necessary to perform your contract; the right to erasure covers only data that are "
        + "no longer necessary");

    public static Finding VitalInterests => Finding.Refused(
        "17(1)(a)",
        "Nous conservons ces données parce qu’elles restent nécessaires à la protection des intérêts vitaux d’une personne ; le droit à "
        + "l’effacement ne vaut que pour les données qui ne sont plus nécessaires",
        "We keep these data because they are still necessary to protect a person’s vital interests; the right to erasure covers only "
        + "data that are no longer necessary");

    public static Finding CompellingGrounds => Finding.Refused(
        "17(1)(c)",
        "Nous conservons ces données parce que des motifs légitimes impérieux de poursuivre ce traitement prévalent",
        "We keep these data because overriding legitimate grounds to continue this processing prevail");

    public static Finding InterestsToBeWeighed => Finding.NeedsDecision(
        Outcome.Refused,
        "17(1)(c)",
        "Nous conservons ces données, nécessaires à nos intérêts légitimes ; elles seraient effacées si vous vous opposiez à ce traitement "
        + "pour des raisons tenant à votre situation particulière et qu’aucun motif impérieux ne prévalait",
        "We keep these data, which are necessary for our legitimate interests; they would be erased if you objected to this processing for "
        + "reasons relating to your particular situation and no overriding ground prevailed");

    public static Finding LegalObligation => Finding.Refused(
        "17(3)(b)",
        "Nous conservons ces données parce que la loi nous l’impose",
        "We keep these data because the law requires us to");

    public static Finding PublicTask => Finding.Refused(
        "17(3)(b)",
        "Nous conservons ces données parce qu’elles sont nécessaires à la mission d’intérêt public dont nous sommes chargés",
        "We keep these data because they are necessary for the public task entrusted to us");

    public static Finding PublicHealth => Finding.Refused(
        "17(3)(c)",
        "Nous conservons ces données pour des motifs d’intérêt public dans le domaine de la santé publique",
        "We keep these data for reasons of public interest in the area of public health");

    public static Finding Research => Finding.NeedsDecision(
        Outcome.Refused,
        "17(3)(d)",
        "Nous conservons ces données parce que leur effacement compromettrait gravement la recherche ou les statistiques auxquelles elles servent",
        "We keep these data because erasing them would seriously impair the research or statistics for which they are used");

    public static Finding NeededForClaims => Finding.Refused(
        "17(3)(e)",
        "Nous conservons ces données parce qu’elles sont nécessaires à la constatation, à l’exercice ou à la défense de droits en justice",
        "We keep these data because they are necessary for the establishment, exercise or defence of legal claims");
}
