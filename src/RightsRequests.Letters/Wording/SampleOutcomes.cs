using NodaTime;

namespace RightsRequests.Letters;

/// <summary>Outcomes of a made-up case.</summary>
internal static class SampleOutcomes
{
    /// <summary>One of each outcome, so that every sentence of a wording is compiled.</summary>
    public static IReadOnlyList<OutcomeLine> Mixed(bool french) =>
    [
        Line(french, "Contrat santé", "Health contract", "refused", "17(3)(b)", "La loi nous oblige à garder ces données", "The law requires us to keep these data", new LocalDate(2031, 12, 31)),
        Line(french, "Prospection commerciale", "Commercial prospecting", "granted", "21(3)", "Vous n’avez pas à vous justifier", "You need not give reasons", null, marketing: true),
        Line(french, "Espace personnel", "Personal account", "granted-in-part", "17(3)(e)", "Une partie est nécessaire à la défense de nos droits en justice", "Some are needed for legal claims", new LocalDate(2028, 6, 30)),
        Line(french, "Vidéosurveillance", "Video surveillance", "not-applicable", null, "Nous n’avons aucune image de vous", "We have no picture of you", null),
    ];

    /// <summary>One outcome for everything.</summary>
    public static IReadOnlyList<OutcomeLine> Only(bool french, string outcome) =>
        [.. Mixed(french).Where(line => line.Outcome == outcome)];

    private static OutcomeLine Line(bool french, string activityFr, string activityEn, string outcome, string? ground, string reasonFr, string reasonEn, LocalDate? keptUntil, bool marketing = false) =>
        new(french ? activityFr : activityEn, french ? "Servir les adhérents" : "Serving members", french ? "contrat" : "contract", marketing, outcome, ground, french ? reasonFr : reasonEn, keptUntil);
}
