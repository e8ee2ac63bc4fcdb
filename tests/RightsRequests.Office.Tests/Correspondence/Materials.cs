using System.Text.Json;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Correspondence;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Tests.Private;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>Made-up cases to compose letters from.</summary>
internal static class Materials
{
    public static readonly Policy Pack = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;
    public static readonly LocalDate Today = new(2026, 4, 20);
    private static readonly Guid Case = Guid.Parse("0196f000-0000-7000-8000-000000000001");
    public static readonly Guid Query = Guid.Parse("0196f000-0000-7000-8000-000000000002");

    public static LetterMaterial Of(Right right, LetterKind kind, IReadOnlyList<AnswerRecord>? records = null, HolderResult? result = null, IReadOnlyList<RedactionChoice>? redactions = null, params string[] activities)
    {
        var state = new CaseState
        {
            Id = Case,
            Reference = "DR-2026-7K3M9",
            Right = right,
            Controller = "mgen",
            Language = "fr",
            ReceivedOn = new(2026, 4, 1),
            Establishment = Pack.Organisation.Establishment,
            Relations = [Relation.Member],
            HasEmail = true,
            Assessment = [.. activities.Select(id => Granted(id))],
            Redactions = redactions ?? [],
            Queries = records is null && result is null ? [] : [Asked(right, activities, result)],
        };
        var letter = new CaseLetter(Guid.CreateVersion7(), kind, null, "fr", LetterStatus.Draft, true, false, false, null, null, null);
        IReadOnlyList<StoredAnswer> answers = records is null
            ? []
            : [new(Query, Instant.FromUtc(2026, 4, 10, 8, 0), new RightsAnswer { QueryId = Query.ToString(), Holder = "crm", Outcome = AnswerOutcome.Done, Records = records })];
        var reading = new CopyReading(Pack, state);
        foreach (var answer in answers)
        {
            reading.Add(answer);
        }

        return new(Pack, state, Content(), reading.Heads, reading.Copy, letter, Today, "https://droits.example.org/suivi", Specimen: true);
    }

    public static AssessedActivity Granted(string id) =>
        new(new(id, Pack.Activity(id)!.Law.Basis, false, Outcome.Granted, null, "15", new("Vous en avez le droit", "You have the right"), null), Outcome.Granted, null, null);

    public static AnswerRecord Record(string activity, string value, RecordSource source = RecordSource.Subject, bool thirdParty = false) => new()
    {
        Activity = activity,
        Category = "identification",
        Label = "Adresse postale",
        Value = JsonSerializer.SerializeToElement(value),
        Source = source,
        ConcernsThirdParty = thirdParty,
    };

    public static RedactionChoice Chosen(bool redact, string? field = null) =>
        new($"{Query}/0", field, redact, redact ? null : "Connu de la personne.", "alice", Instant.FromUtc(2026, 4, 15, 8, 0));

    private static HolderQuery Asked(Right right, string[] activities, HolderResult? result) => new(
        Query, "crm", Transport.Bus,
        right switch { Right.Erasure => Workflow.HolderAction.Erase, Right.Rectification => Workflow.HolderAction.Rectify, _ => Workflow.HolderAction.Export },
        activities, "steps/3", 1, Instant.FromUtc(2026, 4, 2, 8, 0), new(2026, 4, 12), QueryStatus.Answered, "00",
        result ?? new("done", null, 1, 0, 0, 0, 0, null, null, activities, []));

    private static RequestContent Content() => new(
        new("Zéphyrine Quillfeather", new(1980, 5, 17), "zephyrine@example.org", null, "3 allée des Mirabelles\n54000 Nancy", [new("member-number", "QZ99887766")]),
        null, null, null, [new("identification", "postal-address", "9 rue des Lilas")], "AAAAA-BBBBB-CCCCC-DDDDD");
}
