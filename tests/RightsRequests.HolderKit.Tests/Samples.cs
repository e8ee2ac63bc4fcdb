using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

internal static class Samples
{
    public static RightsQuery Query(HolderAction action, QuerySubject subject, params string[] activities) => new()
    {
        QueryId = Guid.CreateVersion7().ToString(),
        Reference = "DR-2026-7K3M9",
        Controller = "mgen",
        Action = action,
        Right = "access",
        Subject = subject,
        Activities = activities,
        AskedAt = new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero),
        AnswerBy = new DateOnly(2026, 4, 11),
    };

    public static RightsQuery FullQuery() => Query(HolderAction.Rectify, new("Camille Exemple", new(1980, 5, 17), [new("member-number", "M1")]), "newsletter") with
    {
        Categories = ["identification"],
        Parameters = new QueryParameters
        {
            Ground = "17(1)(b)",
            Corrections = [new("identification", "postal-address", JsonSerializer.SerializeToElement("1 rue Neuve"))],
            KeptGround = "17(3)(b)",
            KeptUntil = new(2031, 12, 31),
            NotifyOf = HolderAction.Erase,
        },
    };

    public static RightsAnswer FullAnswer() => new()
    {
        QueryId = "q1",
        Holder = "crm",
        Outcome = AnswerOutcome.Partial,
        Reason = "Une sauvegarde reste à relire.",
        Records =
        [
            new AnswerRecord
            {
                Activity = "newsletter",
                Category = "identification",
                Label = "Adresse postale",
                Value = JsonSerializer.SerializeToElement(new { ligne = "1 rue Neuve" }),
                Source = RecordSource.ThirdParty,
                CollectedOn = new(2024, 2, 3),
                ConcernsThirdParty = true,
            },
        ],
        Actions = new AnswerActions { Changed = 1, Erased = 12, Kept = 3, KeptGround = "17(3)(b)", KeptUntil = new(2031, 12, 31) },
        Identifiers = [new("member-number", "7741")],
        RecipientsNotified = [new("Routeur", new(2026, 4, 2))],
    };

    public const string ContractQuery = """
        {"schema":"rights.query/1","queryId":"019","reference":"DR-2026-7K3M9","controller":"mgen",
         "action":"lift-restriction",
         "right":"erasure","subject":{"fullName":"Camille Exemple","birthDate":"1980-05-17","identifiers":[{"type":"member-number","value":"M1"},{"type":"email","value":"c@example.org"}]},
         "activities":["commercial-prospecting"],"categories":["identification"],
         "parameters":{"ground":"17(1)(b)","corrections":[{"category":"identification","field":"postal-address","value":"1 rue Neuve"}]},
         "attempt":1,"askedAt":"2026-04-01T08:00:00Z","answerBy":"2026-04-11"}
        """;

    public const string ContractAnswer = """
        {"schema":"rights.answer/1","queryId":"019","holder":"crm",
         "outcome":"done","reason":"required for partial, refused, failed",
         "records":[{"activity":"commercial-prospecting","category":"identification","label":"Adresse postale","value":"1 rue Neuve","source":"third-party","collectedOn":"2024-02-03","concernsThirdParty":false}],
         "actions":{"changed":0,"erased":12,"kept":3,"keptGround":"17(3)(b)","keptUntil":"2031-12-31"},
         "recipientsNotified":[{"name":"Routeur","on":"2026-04-02"}]}
        """;
}
