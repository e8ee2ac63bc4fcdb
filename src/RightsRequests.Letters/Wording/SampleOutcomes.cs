using NodaTime;

namespace RightsRequests.Letters;

/// <summary>Outcomes of a made-up case, with the grounds that a case of that right would have.</summary>
internal static class SampleOutcomes
{
    private static readonly LocalDate Kept = new(2031, 12, 31);

    /// <summary>One of each outcome, so that every sentence of a wording is compiled.</summary>
    public static IReadOnlyList<OutcomeLine> Mixed(string right, bool french) =>
    [
        Contract(right, french),
        Marketing(right, french),
        Account(right, french),
        Line(french, ("La sécurité de nos locaux", "The safety of our premises"), "not-applicable", null, ("Nous n’avons aucune image de vous", "We have no picture of you")),
    ];

    /// <summary>One outcome for everything.</summary>
    public static IReadOnlyList<OutcomeLine> Only(string right, bool french, string outcome) =>
        [.. Mixed(right, french).Where(line => line.Outcome == outcome)];

    private static OutcomeLine Contract(string right, bool french)
    {
        (string Ground, string Fr, string En, LocalDate? KeptUntil) = right switch
        {
            "access" => ("12(5)", "Vous avez déjà reçu trois fois cette copie cette année, sans que rien n’ait changé", "You have already received this copy three times this year, and nothing has changed", null),
            "rectification" => ("16", "La pièce que vous avez jointe confirme la donnée que nous avons", "The document you enclosed confirms the data we hold", null),
            "restriction" => ("18(1)", "Aucun des quatre cas prévus par la loi n’est réuni", "None of the four cases in the law is met", null),
            "portability" => ("20(4)", "Ces données ne peuvent pas être séparées de celles d’une autre personne", "These data cannot be separated from those of another person", null),
            "objection" => ("21(1)", "Nous avons des motifs légitimes et impérieux de poursuivre ce traitement", "We have compelling legitimate grounds to continue this processing", null),
            "automated-decision" => ("22(2)(b)", "La loi autorise cette décision et prévoit ses propres garanties", "The law authorises this decision and lays down its own safeguards", null),
            "consent-withdrawal" => ("7(3)", "Ce traitement ne repose pas sur votre consentement", "This processing is not based on your consent", null),
            _ => ("17(3)(b)", "La loi nous oblige à garder ces données", "The law requires us to keep these data", (LocalDate?)Kept),
        };
        return Line(french, ("La gestion de votre contrat santé", "The management of your health contract"), "refused", Ground, (Fr, En), KeptUntil);
    }

    private static OutcomeLine Marketing(string right, bool french)
    {
        (string Ground, string Fr, string En) = right switch
        {
            "access" => ("15", "Vous en recevez la copie", "You receive a copy of them"),
            "rectification" => ("16", "Nous avons corrigé ce qui était inexact", "We corrected what was inaccurate"),
            "restriction" => ("18(1)(a)", "Vous contestez l’exactitude de ces données", "You contest the accuracy of these data"),
            "portability" => ("20(1)", "Vous nous les avez fournies et nous les traitons avec votre consentement", "You provided them and we process them with your consent"),
            "objection" => ("21(3)", "Vous n’avez pas à vous justifier", "You need not give reasons"),
            "automated-decision" => ("22(3)", "Une personne a réexaminé cette décision", "A person reviewed this decision"),
            "consent-withdrawal" => ("7(3)", "Vous avez retiré votre consentement et nous avons cessé", "You withdrew your consent and we stopped"),
            _ => ("17(1)(c)", "Vous avez exercé votre droit d’opposition à la prospection et nous avons effacé ces données", "You objected to marketing and we erased these data"),
        };
        return Line(french, ("Nos propositions commerciales", "Our commercial offers"), "granted", Ground, (Fr, En), marketing: true);
    }

    private static OutcomeLine Account(string right, bool french) => right == "erasure"
        ? Line(french, ("Votre espace personnel", "Your personal account"), "granted-in-part", "17(3)(e)", ("Une partie de ces données est nécessaire à la défense de nos droits en justice", "Some of these data are needed for legal claims"), new LocalDate(2028, 6, 30))
        : Line(french, ("Votre espace personnel", "Your personal account"), "granted-in-part", "12(5)", ("Une partie de votre demande répète la précédente", "A part of your request repeats the one before"));

    private static OutcomeLine Line(bool french, (string Fr, string En) activity, string outcome, string? ground, (string Fr, string En) reason, LocalDate? keptUntil = null, bool marketing = false)
    {
        var name = french ? activity.Fr : activity.En;
        return new(name, char.ToLowerInvariant(name[0]) + name[1..], french ? "le contrat" : "the contract", marketing, outcome, ground, french ? reason.Fr : reason.En, keptUntil);
    }
}
