using System.Globalization;
using NodaTime;
using RightsRequests.Identity;
using RightsRequests.Law;

namespace RightsRequests.Correspondence;

/// <summary>Ids of the register in the words of a letter.</summary>
internal static class Words
{
    public static readonly BilingualText Reviewer = new("une personne habilitée, qui n’avait pas pris part à la décision", "an authorised person who had no part in the decision");

    private static readonly Dictionary<string, BilingualText> Fields = new(StringComparer.Ordinal)
    {
        ["full-name"] = new("nom et prénom", "full name"),
        ["last-name"] = new("nom", "last name"),
        ["first-name"] = new("prénom", "first name"),
        ["birth-date"] = new("date de naissance", "date of birth"),
        ["postal-address"] = new("adresse postale", "postal address"),
        ["email"] = new("adresse électronique", "e-mail address"),
        ["phone"] = new("téléphone", "phone"),
        ["iban"] = new("coordonnées bancaires", "bank details"),
    };

    // Why a holder keeps some of what it was asked to erase (Art. 17(3)).
    private static readonly Dictionary<string, BilingualText> Keeping = new(StringComparer.Ordinal)
    {
        ["17(3)(a)"] = new("elles servent la liberté d’expression et d’information", "they serve freedom of expression and information"),
        ["17(3)(b)"] = new("la loi nous oblige à les garder", "the law requires us to keep them"),
        ["17(3)(c)"] = new("la santé publique l’exige", "public health requires it"),
        ["17(3)(d)"] = new("elles servent des archives, la recherche ou des statistiques", "they serve archives, research or statistics"),
        ["17(3)(e)"] = new("elles sont nécessaires pour faire valoir ou défendre des droits en justice", "they are needed to establish, exercise or defend legal claims"),
    };

    /// <summary>A day in words.</summary>
    public static string Day(LocalDate day, string language) => language == "en"
        ? day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("en-GB"))
        : (day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture)) + day.ToString(" MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"));

    public static string Field(string id, string language) => Of(Fields, id, language);

    /// <summary>One part erased, the other kept.</summary>
    public static BilingualText KeptInPart(string? ground) => ground is not null && Keeping.TryGetValue(ground, out var why)
        ? new($"Nous avons effacé ce qui pouvait l’être. Nous gardons les autres données, parce qu{("aeiouyéêè".Contains(char.ToLowerInvariant(why.Fr[0]), StringComparison.Ordinal) ? "’" : "e ")}{why.Fr}", $"We erased what could be erased. We keep the other data because {why.En}")
        : new("Nous avons effacé ce qui pouvait l’être. Nous gardons les autres données", "We erased what could be erased. We keep the other data");

    /// <summary>A reason to keep data, and how long by the register.</summary>
    public static BilingualText KeptFor(BilingualText reason, BilingualText retention) => new(
        $"{reason.Fr} Durée prévue pour ce traitement\u00A0: {retention.Fr}.",
        $"{reason.En} Period set for this processing: {retention.En}.");

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
