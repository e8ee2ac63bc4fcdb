using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Correspondence;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Package;

/// <summary>A portability case whose holders gave many records, stored encrypted as they would come.</summary>
internal static class ManyRecords
{
    private const string Activity = "newsletter";
    private const int PerAnswer = 2_000;

    /// <summary>What the letter is composed from; the records themselves stay in the database.</summary>
    public static async Task<LetterMaterial> StoreAsync(IServiceProvider office, int records)
    {
        var filed = (Filed)await office.GetRequiredService<IntakeDesk>().FileAsync(Request(), null, default);
        var id = filed.Request.Cases[0].Id;
        var vault = office.GetRequiredService<CaseVault>();
        var key = await vault.KeyOfCaseAsync(id, default);
        var queries = new List<HolderQuery>();
        for (var first = 0; first < records; first += PerAnswer)
        {
            queries.Add(await StoreAsync(office, key, id, first, Math.Min(PerAnswer, records - first)));
        }

        var policy = office.GetRequiredService<Policy>();
        var (stored, content) = await vault.OpenAsync(id, default);
        var state = stored with { Queries = queries, Assessment = [Granted(policy)] };
        var reading = new CopyReading(policy, state);
        await foreach (var answer in office.GetRequiredService<AnsweredRecords>().ReadAsync(state, default))
        {
            reading.Add(answer);
        }

        var letter = new CaseLetter(Guid.CreateVersion7(), LetterKind.Response, null, "fr", LetterStatus.Draft, true, false, false, null, null, null);
        return new(policy, state, content, reading.Heads, reading.Copy, letter, new(2026, 4, 20), null, Specimen: true);
    }

    private static async Task<HolderQuery> StoreAsync(IServiceProvider office, DataKey key, Guid caseId, int first, int count)
    {
        var query = Guid.CreateVersion7();
        var body = Answer(query, first, count);
        var hash = Convert.ToHexString(SHA256.HashData(body));
        var now = SystemClock.Instance.GetCurrentInstant();
        var db = office.GetRequiredService<OfficeDb>();
        db.HolderAnswers.Add(new()
        {
            Id = Guid.CreateVersion7(),
            QueryId = query,
            CaseId = caseId,
            Holder = "crm",
            ReceivedAt = now,
            Content = office.GetRequiredService<ContentCipher>().Seal(key, body, Purpose.Answer),
            Hash = hash,
        });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new(query, "crm", Transport.Bus, HolderAction.Export, [Activity], "steps/3", 1, now, new(2026, 4, 12), QueryStatus.Answered, hash,
            new("done", null, count, 0, 0, 0, 0, null, null, [Activity], []));
    }

    private static byte[] Answer(Guid query, int first, int count) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        schema = "rights.answer/1",
        queryId = query,
        holder = "crm",
        outcome = "done",
        records = Enumerable.Range(first, count).Select(number => new
        {
            activity = Activity,
            category = number % 3 == 0 ? "identification" : "digital-usage",
            label = string.Create(CultureInfo.InvariantCulture, $"Message {number}"),
            value = new { sujet = $"Lettre {number}", lieu = $"{number} rue des Écoles, 54000 Nancy", ouvert = number % 2 == 0 },
            source = "observed",
            collectedOn = "2024-02-03",
            concernsThirdParty = false,
        }),
    });

    private static AssessedActivity Granted(Policy policy) =>
        new(new(Activity, policy.Activity(Activity)!.Law.Basis, false, Outcome.Granted, null, "20(1)", new("Vous en avez le droit", "You have the right"), null), Outcome.Granted, null, null);

    private static NewRequest Request() => new(
        Rights: ["portability"],
        Subject: new("Zéphyrine Quillfeather", "1980-05-17", "zephyrine@example.org", null, null, [new("member-number", "QZ99887766")]),
        Relations: ["member"],
        Language: "fr",
        Channel: "api");
}
