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
        var found = new List<(SqlRead Read, List<AnswerRecord> Records)>();
        var steps = new List<SqlStep>();
        foreach (var read in reads.Where(read => read.Activities.Intersect(query.Activities).Any() && (IsOwn(read) || IsAsked(read, query))))
        {
            var rows = await session.RowsAsync(read.Statement.Name, $"SELECT row_to_json(found)::text FROM ({read.Statement.Text}\n) AS found LIMIT {read.Statement.Limit}", [person], cancel);
            if (rows.Count >= read.Statement.Limit)
            {
                throw new SqlRefusedException($"{read.Statement.Name} : {rows.Count} lignes ou plus, trop pour une réponse ; rien n'a été coupé, il faut une personne. / {rows.Count} rows or more, too many for an answer; nothing was cut off, a person is needed.");
            }

            var records = rows.SelectMany(row => Row(read, row[0]!, query.Action == Contracts.HolderAction.Export)).ToList();
            found.Add((read, records));
            steps.Add(new(read.Statement.Name, null, rows.Count, 0, [.. records.Select(record => record.Label).Distinct()]));
        }

        // A name that several activities share is data of one that has queries of its own only where these find something:
        // who is struck off the list of subscribers is nobody's subscriber, though still in the members' table.
        var gone = found.Where(one => IsOwn(one.Read)).GroupBy(one => one.Read.Activities[0]).Where(own => own.All(one => one.Records.Count == 0)).Select(own => own.Key).ToHashSet();
        var told = found.Where(one => IsAsked(one.Read, query))
            .SelectMany(one => one.Read.Activities.Intersect(query.Activities).Except(gone).SelectMany(activity => one.Records.Select(record => record with { Activity = activity })))
            .ToList();
        if (told.Count > RightsLimits.Records)
        {
            throw new SqlRefusedException($"Plus de {RightsLimits.Records} données : trop pour une réponse. / More than {RightsLimits.Records} records: too many for an answer.");
        }

        return told.Count == 0 ? SqlReply.NoData(steps) : new(AnswerOutcome.Done, null, told, null, steps);
    }

    private static bool IsOwn(SqlRead read) => read.Activities.Count == 1;

    private static bool IsAsked(SqlRead read, RightsQuery query) => query.Categories.Count == 0 || query.Categories.Contains(read.Category);

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
