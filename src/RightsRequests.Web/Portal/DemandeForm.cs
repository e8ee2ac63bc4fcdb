using RightsRequests.Intake;
using RightsRequests.Law;

namespace RightsRequests.Web.Portal;

/// <summary>The fields of the form.</summary>
public sealed class DemandeForm
{
    /// <summary>Labels by the id of the field on the page.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Labels { get; } = new Dictionary<string, BilingualText>
    {
        ["droits"] = new("Droits", "Rights"),
        ["texte"] = new("Précisions", "Details"),
        ["nom"] = new("Prénom et nom", "Full name"),
        ["naissance"] = new("Date de naissance", "Date of birth"),
        ["courriel"] = new("Adresse électronique", "E-mail address"),
        ["telephone"] = new("Téléphone", "Telephone"),
        ["numero"] = new("Numéro d’adhérent", "Member number"),
        ["adresse"] = new("Adresse postale", "Postal address"),
        ["liens"] = new("Vous êtes", "You are"),
        ["donnee"] = new("Donnée à corriger", "Datum to correct"),
        ["valeur"] = new("Bonne valeur", "Right value"),
        ["qualite"] = new("Pour qui faites-vous cette demande ?", "For whom do you file this request?"),
        ["representant"] = new("Vos prénom et nom", "Your full name"),
        ["representant-courriel"] = new("Votre adresse électronique", "Your e-mail address"),
        ["representant-adresse"] = new("Votre adresse postale", "Your postal address"),
        ["directives"] = new("Que faire de vos données après votre décès ?", "What is to be done with your data after your death?"),
        ["tiers"] = new("Prénom et nom de la personne de confiance", "Full name of the person you trust"),
        ["tiers-courriel"] = new("Son adresse électronique", "Their e-mail address"),
        ["directives-texte"] = new("Vos directives, avec vos mots", "Your directives, in your own words"),
        ["organisme"] = new("Organisme concerné", "Organisation concerned"),
    };

    /// <summary>Named once per page shown, so that the same page sent twice files one request.</summary>
    public string? Key { get; set; }

    public string? Controller { get; set; }

    // An array: the binder leaves a read-only list that is already there as it is.
    public string[] Rights { get; set; } = [];

    public string[] Relations { get; set; } = [];

    public string? FullName { get; set; }

    public string? BirthDate { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? PostalAddress { get; set; }

    public string? MemberNumber { get; set; }

    public string? Statement { get; set; }

    /// <summary>A word of <see cref="PortalWords.Corrections"/>: <c>category/field</c>.</summary>
    public string? Correct { get; set; }

    public string? RightValue { get; set; }

    /// <summary>A word of <see cref="PortalWords.Capacities"/>; none: the person asks for themselves.</summary>
    public string? Capacity { get; set; }

    public string? RepresentativeName { get; set; }

    public string? RepresentativeEmail { get; set; }

    public string? RepresentativeAddress { get; set; }

    /// <summary>A word of <see cref="PortalWords.Directives"/>; none: no directives.</summary>
    public string? AfterMyDeath { get; set; }

    public string? TrustedName { get; set; }

    public string? TrustedEmail { get; set; }

    public string? DirectivesText { get; set; }

    internal NewRequest ToRequest(string language) => new(
        Controller: Controller,
        Rights: Rights,
        Subject: new(
            FullName,
            BirthDate,
            Email,
            Phone,
            PostalAddress,
            string.IsNullOrWhiteSpace(MemberNumber) ? [] : [new("member-number", MemberNumber.Trim())]),
        Relations: Relations,
        Details: new(Corrections(), AfterDeath: PortalWords.AfterDeath.Contains(Capacity ?? ""), Directives: Directives()),
        Representative: Representative(),
        Statement: Statement,
        Language: language,
        Channel: "web");

    // Half a correction is said to be half; none at all is none.
    private NewCorrection[] Corrections()
    {
        var parts = (Correct ?? "").Split('/', 2);
        return string.IsNullOrWhiteSpace(Correct) && string.IsNullOrWhiteSpace(RightValue)
            ? []
            : [new(parts[0], parts.Length == 2 ? parts[1] : null, RightValue)];
    }

    private NewDirectives? Directives() =>
        new[] { AfterMyDeath, TrustedName, TrustedEmail, DirectivesText }.All(string.IsNullOrWhiteSpace)
            ? null
            : new(
                AfterMyDeath,
                string.IsNullOrWhiteSpace(TrustedName) && string.IsNullOrWhiteSpace(TrustedEmail) ? null : new(TrustedName, TrustedEmail),
                DirectivesText);

    private NewRepresentative? Representative() =>
        new[] { Capacity, RepresentativeName, RepresentativeEmail, RepresentativeAddress }.All(string.IsNullOrWhiteSpace)
            ? null
            : new(RepresentativeName, Capacity, RepresentativeEmail, RepresentativeAddress);

    /// <summary>The id on the page of a field of the request.</summary>
    internal static string IdOf(string field) => field.Split('[')[0] switch
    {
        "rights" => "droits",
        "relations" => "liens",
        "controller" => "organisme",
        "statement" => "texte",
        "subject.birthDate" => "naissance",
        "subject.email" => "courriel",
        "subject.phone" => "telephone",
        "subject.postalAddress" => "adresse",
        "subject.identifiers" => "numero",
        "subject.fullName" => "nom",
        "representative.capacity" => "qualite",
        "representative.fullName" => "representant",
        "representative.email" => "representant-courriel",
        "representative.postalAddress" => "representant-adresse",
        "details.directives" or "details.directives.wish" => "directives",
        "details.directives.text" => "directives-texte",
        "details.directives.thirdParty.fullName" => "tiers",
        "details.directives.thirdParty.email" => "tiers-courriel",
        "details.corrections" => field.EndsWith(".value", StringComparison.Ordinal) ? "valeur" : "donnee",
        _ => throw new ArgumentOutOfRangeException(nameof(field), "The form has no such field."),
    };
}
