using System.Globalization;
using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Reads what a database has of a person.</summary>
internal static class SqlReader
{
    // What a statement may say of a row beside its data.
    private const string CollectedOn = "collected_on";
    private const string ThirdParty = "concerns_third_party";

    public static async Task<SqlReply> ReadAsync(SqlSession session, IReadOnlyList<SqlRead> reads, RightsQuery query, string person, CancellationToken cancel)
    {
        var records = new List<AnswerRecord>();
        var steps = new List<SqlStep>();
        foreach (var read in reads.Where(read => query.Categories.Count == 0 || query.Categories.Contains(read.Category)))
        {
            var activities = query.Activities.Intersect(read.Activities).ToList();
            if (activities.Count == 0)
            {
                continue;
            }

            var rows = await session.RowsAsync(read.Statement.Name, $"SELECT row_to_json(found)::text FROM ({read.Statement.Text}\n) AS found LIMIT {read.Statement.Limit}", [person], cancel);
            if (rows.Count >= read.Statement.Limit)
            {
                throw new SqlRefusedException($"{read.Statement.Name} : {rows.Count} lignes ou plus, trop pour une réponse ; rien n'a été coupé, il faut une personne. / {rows.Count} rows or more, too many for an answer; nothing was cut off, a person is needed.");
            }

            var found = rows.Select(row => Row(read, row[0]!, query.Action == Contracts.HolderAction.Export)).ToList();
            records.AddRange(activities.SelectMany(activity => found.SelectMany(row => row).Select(record => record with { Activity = activity })));
            steps.Add(new(read.Statement.Name, null, rows.Count, 0, [.. found.SelectMany(row => row).Select(record => record.Label).Distinct()]));
        }

        if (records.Count > RightsLimits.Records)
        {
            throw new SqlRefusedException($"Plus de {RightsLimits.Records} données : trop pour une réponse. / More than {RightsLimits.Records} records: too many for an answer.");
        }

        return records.Count == 0 ? SqlReply.NoData(steps) : new(AnswerOutcome.Done, null, records, null, steps);
    }

    private static List<AnswerRecord> Row(SqlRead read, string json, bool withValues)
    {
        using var row = JsonDocument.Parse(json);
        var about = row.RootElement;
        var record = new AnswerRecord
        {
            Activity = "",
            Category = read.Category,
            Label = read.Label ?? "",
            Source = read.Source is { } source ? Source(source) : null,
            CollectedOn = about.TryGetProperty(CollectedOn, out var day) && day.ValueKind == JsonValueKind.String && DateOnly.TryParse(day.GetString()![..Math.Min(10, day.GetString()!.Length)], CultureInfo.InvariantCulture, out var on) ? on : null,
            ConcernsThirdParty = about.TryGetProperty(ThirdParty, out var third) && third.ValueKind == JsonValueKind.True,
        };
        var data = about.EnumerateObject().Where(field => field.Name is not (CollectedOn or ThirdParty) && field.Value.ValueKind != JsonValueKind.Null).ToList();
        return read.Label is not null
            ? data.Count == 0 ? [] : [record with { Value = withValues ? JsonSerializer.SerializeToElement(data.ToDictionary(field => field.Name, field => field.Value)) : null }]
            : [.. data.Select(field => record with { Label = field.Name, Value = withValues ? field.Value.Clone() : null })];
    }

    private static RecordSource Source(string word) => word switch
    {
        "subject" => RecordSource.Subject,
        "observed" => RecordSource.Observed,
        "inferred" => RecordSource.Inferred,
        _ => RecordSource.ThirdParty,
    };
}
