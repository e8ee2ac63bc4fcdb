using NodaTime;

namespace RightsRequests.Letters;

/// <summary>A letter to a made-up person: to see and to check the wording without a case.</summary>
public static class SampleLetter
{
    private static readonly string[] Head = ["1 place du Marché", "54000 Nancy"];

    /// <param name="kind">Kind of the contract, for example <c>refusal</c>.</param>
    /// <param name="right">The right's word, for example <c>erasure</c>.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static LetterData For(string kind, string right, string language)
    {
        var french = language == "fr";
        string Say(string fr, string en) => french ? fr : en;
        return new LetterData
        {
            Kind = kind,
            Right = right,
            Language = language,
            Reference = "DR-2026-7K3M9",
            LetterDate = new LocalDate(2026, 4, 20),
            ReceivedOn = new LocalDate(2026, 4, 1),
            Due = new LocalDate(2026, 5, 4),
            Controller = new ControllerBlock("sample", Say("Organisme d’exemple", "Sample organisation"), "123456782", Say("Organisme imaginaire", "Made-up organisation"), Head),
            Dpo = new ContactBlock(Say("Déléguée à la protection des données", "Data Protection Officer"), Head, "dpo@mutuelle.example", null),
            Authority = new ContactBlock("CNIL", ["3 place de Fontenoy", "TSA 80715", "75334 Paris Cedex 07"], null, "https://www.cnil.fr/plaintes"),
            Signatory = new SignatoryBlock("Camille Aubertin", Say("Déléguée à la protection des données", "Data Protection Officer"), "Paris"),
            Addressee = kind == "recipient-notice"
                ? new AddresseeBlock("Courrier Est SA", ["12 rue des Envois", "54000 Nancy"])
                : new AddresseeBlock("Mme Solange Petitjean", ["4 rue des Écoles", "54000 Nancy"]),
            SubjectIdentifiers = kind == "recipient-notice" ? [Say("numéro d’adhérent 7000123", "member number 7000123")] : [],
            SubjectName = "Solange Petitjean",
            PortalUrl = "https://droits.mutuelle.example/suivi",
            VerificationUrl = "https://droits.mutuelle.example/verifier?r=DR-2026-7K3M9&c=00112233445566778899aabbccddeeff",
            TrackingCode = "K7QX-93MD-RA2T",
            Outcomes = kind == "recipient-notice" ? SampleOutcomes.Only(right, french, "granted") : SampleOutcomes.Mixed(right, french),
            Activities =
            [
                new(Say("La gestion de votre contrat santé", "The management of your health contract"), Say("la gestion de votre contrat santé", "the management of your health contract"), Say("exécution du contrat", "performance of the contract"), [Say("données d’identification", "identification data")], ["Almerys"], Say("5 ans après la fin du contrat", "5 years after the contract ends"), Say("vous-même", "you"), null, null, true),
                new(Say("La sécurité de nos locaux", "The safety of our premises"), Say("la sécurité de nos locaux", "the safety of our premises"), Say("intérêt légitime", "legitimate interests"), ["images"], [], Say("1 mois", "1 month"), Say("caméras", "cameras"), null, null, false),
            ],
            Data = right is "access" or "portability"
                ? [new(Say("La gestion de votre contrat santé", "The management of your health contract"), Say("identification et coordonnées", "identification and contact details"), Say("Adresse postale", "Postal address"), "4 rue des Écoles, 54000 Nancy", "subject", new LocalDate(2024, 2, 3), false)]
                : [],
            Holders =
            [
                new(Say("Relation adhérents", "Member relations"), "erase", 0, 12, 0, null, null, true),
                new(Say("Contrats santé", "Health contracts"), "erase", 0, 0, 34, "17(3)(b)", new LocalDate(2031, 12, 31), true),
            ],
            Recipients = [new("Courrier Est SA", new LocalDate(2026, 4, 15))],
            Corrections = right == "rectification"
                ? [new(Say("identification et coordonnées", "identification and contact details"), Say("adresse postale", "postal address"), "7 place Stanislas, 54000 Nancy", true, null)]
                : [],
            EffectiveOn = kind == "restriction-lifting" ? null : new LocalDate(2026, 4, 15),
            DownloadUntil = new LocalDate(2026, 7, 20),
            Until = kind switch
            {
                "extension" => new LocalDate(2026, 7, 1),
                "closing-unidentified" => new LocalDate(2026, 4, 17),
                _ => new LocalDate(2026, 5, 20),
            },
            RestrictionCase = right == "restriction" ? "18(1)(a)" : null,
            ReviewResult = right == "automated-decision" ? "decision-changed" : null,
            Reviewer = right == "automated-decision" ? Say("une conseillère du service des contrats", "an adviser of the contracts department") : null,
        };
    }
}
