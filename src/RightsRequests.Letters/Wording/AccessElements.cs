namespace RightsRequests.Letters;

/// <summary>GDPR Art. 15: every point stands in the letter, or its « not applicable ».</summary>
internal static class AccessElements
{
    public static readonly IReadOnlyList<LegalElement> All =
    [
        new("GDPR 15(1)", "whether data are processed", "si nous traitons des données personnelles qui vous concernent", "whether we process personal data about you"),
        new("GDPR 15(1)(a)", "the purposes", "finalités (article 15, paragraphe 1, point a)", "purposes (Article 15(1)(a) GDPR)"),
        new("GDPR 15(1)(b)", "the categories of data", "catégories de données (point b)", "categories of data (b)"),
        new("GDPR 15(1)(c)", "the recipients and third countries", "destinataires et les pays tiers (point c)", "recipients and third countries (c)"),
        new("GDPR 15(1)(d)", "the period of storage", "durée de conservation (point d)", "period of storage (d)"),
        new("GDPR 15(1)(e)", "the other rights", "rectifier ou d’effacer vos données, de limiter leur traitement", "rectify or erase your data, to restrict their processing"),
        new("GDPR 15(1)(f)", "the right to complain", "introduire une réclamation (point f)", "lodge a complaint (f)"),
        new("GDPR 15(1)(g)", "the source", "origine des données (point g)", "source of the data (g)"),
        new("GDPR 15(1)(h)", "automated decisions", "décision automatisée (point h)", "automated decision (h)"),
        new("GDPR 15(2)", "the safeguards of a transfer", "garanties d’un transfert hors de l’Union européenne (paragraphe 2)", "safeguards of a transfer outside the European Union (Article 15(2) GDPR)"),
        new("GDPR 15(3)", "the copy", "(article 15, paragraphe 3)", "(Article 15(3) GDPR)"),
        new("GDPR 15(4)", "whether third parties were blacked out", "(article 15, paragraphe 4)", "(Article 15(4) GDPR)"),
        new("GDPR 15(1)", "an explicit « not applicable » when nothing is held", "sans objet", "not applicable", ElementCondition.NothingHeld),
        new("CMF L561-45", "the way through the CNIL, in general words", "article L. 561-45 du code monétaire et financier", "Article L. 561-45 of the French Monetary and Financial Code", ElementCondition.IndirectAccess),
        .. LegalElements.Complaint(ElementCondition.Always),
    ];
}
