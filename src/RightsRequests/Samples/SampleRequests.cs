using RightsRequests.Intake;

namespace RightsRequests.Samples;

/// <summary>Requests of people who do not exist.</summary>
internal static class SampleRequests
{
    public static readonly IReadOnlyList<NewRequest> All =
    [
        new(
            Rights: ["access"],
            Subject: new("Exemple Camille Modèle", "1956-03-12", "camille.modele@example.org", Identifiers: [new("email", "camille.modele@example.org")]),
            Relations: ["member"],
            Statement: "Exemple. Je souhaite savoir quelles données vous avez sur moi, et en recevoir une copie.",
            Language: "fr",
            Channel: "web"),
        new(
            Rights: ["erasure", "objection"],
            Subject: new("Exemple Dominique Témoin", "1988-09-30", "dominique.temoin@example.org", Identifiers: [new("email", "dominique.temoin@example.org")]),
            Relations: ["prospect"],
            Statement: "Exemple. Je ne veux plus de publicité, et je demande l’effacement de mes données.",
            Language: "fr",
            Channel: "web"),
        new(
            Rights: ["access"],
            Subject: new("Exemple Alix Papier", "1944-01-05", PostalAddress: "1 rue de l’Exemple\n75000 PARIS"),
            Relations: ["insured"],
            Statement: "Exemple. Demande reçue par lettre, d’une personne sans adresse électronique.",
            Language: "fr",
            Channel: "post"),
    ];
}
