using RightsRequests.Law;

namespace RightsRequests.Correspondence;

/// <summary>Ids of the register in the words of a letter.</summary>
internal static class Words
{
    public static readonly BilingualText Reviewer = new("une personne habilitée, qui n’avait pas pris part à la décision", "an authorised person who had no part in the decision");

    private static readonly Dictionary<string, BilingualText> Categories = new(StringComparer.Ordinal)
    {
        ["identification"] = new("identification et coordonnées", "identification and contact details"),
        ["nir"] = new("numéro de sécurité sociale", "social security number"),
        ["private-life"] = new("vie personnelle et situation familiale", "personal life and family situation"),
        ["professional-life"] = new("vie professionnelle", "professional life"),
        ["economic"] = new("situation économique et financière", "economic and financial situation"),
        ["bank"] = new("coordonnées bancaires", "bank details"),
        ["contract"] = new("contrats et garanties", "contracts and cover"),
        ["health"] = new("santé", "health"),
        ["risk"] = new("appréciation du risque", "risk assessment"),
        ["fraud"] = new("prévention de la fraude", "fraud prevention"),
        ["connection"] = new("données de connexion", "connection data"),
        ["navigation"] = new("navigation sur nos sites", "browsing on our sites"),
        ["location"] = new("localisation", "location"),
        ["images"] = new("images", "images"),
    };

    private static readonly Dictionary<string, BilingualText> Identifiers = new(StringComparer.Ordinal)
    {
        ["member-number"] = new("numéro d’adhérent", "member number"),
        ["customer-number"] = new("numéro de client", "customer number"),
        ["social-security-number"] = new("numéro de sécurité sociale", "social security number"),
        ["email"] = new("adresse électronique", "e-mail address"),
        ["phone"] = new("téléphone", "phone"),
    };

    public static string Category(string id, string language) => Of(Categories, id, language);

    public static string Identifier(string type, string language) => Of(Identifiers, type, language);

    public static BilingualText Basis(LegalBasis basis) => basis switch
    {
        LegalBasis.Consent => new("votre consentement", "your consent"),
        LegalBasis.Contract => new("le contrat", "the contract"),
        LegalBasis.LegalObligation => new("une obligation légale", "a legal obligation"),
        LegalBasis.VitalInterests => new("la sauvegarde d’intérêts vitaux", "the protection of vital interests"),
        LegalBasis.PublicTask => new("une mission d’intérêt public", "a task in the public interest"),
        LegalBasis.LegitimateInterests => new("notre intérêt légitime", "our legitimate interests"),
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    public static BilingualText Source(DataSource source) => source switch
    {
        DataSource.Provided => new("vous-même", "you"),
        DataSource.Observed => new("votre utilisation de nos services", "your use of our services"),
        DataSource.Inferred => new("ce que nous avons déduit", "what we inferred"),
        DataSource.ThirdParty => new("un tiers", "a third party"),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static string Of(Dictionary<string, BilingualText> words, string id, string language) =>
        words.TryGetValue(id, out var known) ? known.In(language) : id.Replace('-', ' ');
}
