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
        ["organisme"] = new("Organisme concerné", "Organisation concerned"),
    };

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
        Statement: Statement,
        Language: language,
        Channel: "web");

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
        _ => throw new ArgumentOutOfRangeException(nameof(field), "The form has no such field."),
    };
}
