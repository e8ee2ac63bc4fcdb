using RightsRequests.Law;

namespace RightsRequests.Intake;

/// <summary>The columns of a file of requests, by their names in French and English.</summary>
public static class ImportColumns
{
    public const string ReceivedOn = "received_on";
    public const string Rights = "rights";
    public const string FullName = "full_name";

    private const string AllRights = "access | rectification | erasure | restriction | portability | objection | automated-decision | consent-withdrawal";

    /// <summary>Each column, its French name, whether every line must fill it, and what stands in it.</summary>
    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new(ReceivedOn, "recu_le", true, new("2026-04-01 ou 01/04/2026", "2026-04-01 or 01/04/2026")),
        new("channel", "canal", false, new("post | phone | counter | email ; à défaut : post", "post | phone | counter | email; by default: post")),
        new(Rights, "droits", true, new($"{AllRights} ; plusieurs séparés par une espace", $"{AllRights}; several separated by a space")),
        new(FullName, "nom", true, Same("Jeanne Exemple")),
        new("birth_date", "ne_le", false, new("1980-05-17 ou 17/05/1980", "1980-05-17 or 17/05/1980")),
        new("email", "courriel", false, Same("jeanne@example.org")),
        new("phone", "telephone", false, Same("01 99 00 00 00")),
        new("postal_address", "adresse", false, new("lignes séparées par |", "lines separated by |")),
        new("member_number", "numero_adherent", false, Same("12345678")),
        new("relations", "liens", false, Same("insured | member | beneficiary | prospect | business-contact | visitor | site-user")),
        new("controller", "responsable", false, new("identifiant ; à défaut : le premier du référentiel", "an id; by default: the first of the policy pack")),
        new("language", "langue", false, new("fr | en ; à défaut : fr", "fr | en; by default: fr")),
        new("statement", "demande", false, new("les mots de la personne", "the person’s words")),
        new("representative_name", "representant", false, Same("Paul Exemple")),
        new("representative_capacity", "qualite_representant", false, new("parent | guardian | mandate | heir | named-in-directives, ou en toutes lettres : tuteur, avocat, héritier…", "parent | guardian | mandate | heir | named-in-directives, or in words: lawyer…")),
        new("representative_email", "courriel_representant", false, new("où répondre à qui agit ; après un décès, l’une des deux adresses est nécessaire", "where to answer who acts; after a death one of the two addresses is needed")),
        new("representative_address", "adresse_representant", false, new("lignes séparées par |", "lines separated by |")),
        new("health_record", "dossier_medical", false, new("recent | old (plus de cinq ans), avec le droit access", "recent | old (more than five years), with the right access")),
        new("collected_as_minor", "recueillies_mineur", false, new("oui, avec le droit erasure", "yes, with the right erasure")),
        new("line_id", "identifiant_ligne", false, new("un numéro à vous : la même ligne n’est jamais reprise deux fois", "a number of yours: the same line is never taken in twice")),
    ];

    private static BilingualText Same(string text) => new(text, text);

    /// <summary>The column of a heading, whatever its case; null: none of ours.</summary>
    internal static string? Named(string heading)
    {
        var plain = heading.Trim().Replace(' ', '_').Replace('-', '_').ToLowerInvariant();
        return All.FirstOrDefault(column => column.Name == plain || column.French == plain)?.Name;
    }

    /// <summary>The column whose field an error is about; the field itself where it is of no column.</summary>
    internal static string Of(string field) => field.Split('[')[0] switch
    {
        "receivedOn" => ReceivedOn,
        "subject.fullName" => FullName,
        "subject.birthDate" => "birth_date",
        "subject.email" => "email",
        "subject.phone" => "phone",
        "subject.postalAddress" => "postal_address",
        "subject.identifiers" => "member_number",
        "representative.fullName" => "representative_name",
        "representative.capacity" => "representative_capacity",
        "representative.email" => "representative_email",
        "representative.postalAddress" => "representative_address",
        var other => other,
    };
}

/// <summary>A column of a file of requests.</summary>
/// <param name="Name">English heading.</param>
/// <param name="French">French heading.</param>
/// <param name="Values">What stands in it, by example.</param>
public sealed record ImportColumn(string Name, string French, bool Required, BilingualText Values);
