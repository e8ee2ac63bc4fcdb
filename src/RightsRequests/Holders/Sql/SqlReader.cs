using System.Globalization;
using System.Text;
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

    // What PostgreSQL calls a column that has no name.
    private const string Unnamed = "?column?";

    // What an answer may have, less its own levels around a value.
    private const int Deepest = RightsLimits.Depth - 3;

    public static async Task<SqlReply> ReadAsync(SqlSession session, IReadOnlyList<SqlRead> reads, RightsQuery query, string person, CancellationToken cancel)
    {
        var found = new List<(SqlRead Read, List<AnswerRecord> Records)>();
        var steps = new List<SqlStep>();
        foreach (var read in reads.Where(read => read.Activities.Intersect(query.Activities).Any() && (IsOwn(read) || IsAsked(read, query))))
        {
            var rows = await session.RowsAsync(read.Statement.Name, $"SELECT row_to_json(found)::text FROM ({read.Statement.Text}\n) AS found LIMIT {read.Statement.Limit}", [person], cancel);
            if (rows.Count >= read.Statement.Limit)
            {
                throw new SqlRefusedException($"{read.Statement.Name} : {rows.Count} lignes ou plus, trop pour une réponse ; rien n'a été coupé, il faut une personne. / {read.Statement.Name}: {rows.Count} rows or more, too many for an answer; nothing was cut off, a person is needed.");
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
        using var row = Parse(read.Statement.Name, json);
        var about = row.RootElement;
        Judge(read.Statement.Name, about);
        var record = new AnswerRecord
        {
            Activity = "",
            Category = read.Category,
            Label = read.Label ?? "",
            Source = read.Source is { } source ? Source(source) : null,
            CollectedOn = about.TryGetProperty(CollectedOn, out var day) ? Day(read.Statement.Name, day) : null,
            ConcernsThirdParty = about.TryGetProperty(ThirdParty, out var third) && IsTrue(read.Statement.Name, third),
        };
        var data = about.EnumerateObject().Where(field => field.Name is not (CollectedOn or ThirdParty) && field.Value.ValueKind != JsonValueKind.Null).ToList();
        return read.Label is not null
            ? data.Count == 0 ? [] : [record with { Value = withValues ? JsonSerializer.SerializeToElement(data.ToDictionary(field => field.Name, field => field.Value)) : null }]
            : [.. data.Select(field => record with { Label = field.Name, Value = withValues ? field.Value.Clone() : null })];
    }

    private static JsonDocument Parse(string statement, string json)
    {
        try
        {
            ReadThrough(Encoding.UTF8.GetBytes(json));
            return JsonDocument.Parse(json, new() { MaxDepth = Deepest });
        }
        catch (InvalidOperationException)
        {
            throw new SqlRefusedException($"{statement} : une valeur en JSON a un texte qui n'est pas en Unicode. / {statement}: a value in JSON has a text that is not Unicode.");
        }
        catch (JsonException)
        {
            throw new SqlRefusedException($"{statement} : une valeur en JSON a plus de {Deepest} niveaux. / {statement}: a value in JSON has more than {Deepest} levels.");
        }
    }

    // Half a character passes the parser, and whoever writes the value later fails on it.
    private static void ReadThrough(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                _ = reader.GetString();
            }
        }
    }

    // What a record would be called by twice, or by nothing, is no name to read it by.
    private static void Judge(string statement, JsonElement row)
    {
        var names = row.EnumerateObject().Select(field => field.Name).ToList();
        if (names.Contains(Unnamed))
        {
            throw new SqlRefusedException($"{statement} : une colonne n'a pas de nom, lui en donner un par AS. / {statement}: a column has no name, give it one by AS.");
        }

        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new SqlRefusedException($"{statement} : deux colonnes portent le même nom, {twice}. / {statement}: two columns bear the same name, {twice}.");
        }
    }

    // A day misread would stand in the person's letter; one without end is none.
    private static DateOnly? Day(string statement, JsonElement value) => (value.ValueKind, value.ValueKind == JsonValueKind.String ? value.GetString()! : "") switch
    {
        (JsonValueKind.Null, _) or (_, "infinity" or "-infinity") => null,
        (_, { Length: 10 or > 11 } text) when text.Length == 10 || text[10] == 'T' => DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : throw NoDay(statement),
        _ => throw NoDay(statement),
    };

    private static SqlRefusedException NoDay(string statement) =>
        new($"{statement} : {CollectedOn} n'est ni une date ni un instant de PostgreSQL. / {statement}: {CollectedOn} is neither a date nor a timestamp of PostgreSQL.");

    // Taken for false, a 1 or a « oui » would disclose another person's data.
    private static bool IsTrue(string statement, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        _ => throw new SqlRefusedException($"{statement} : {ThirdParty} n'est pas un booléen. / {statement}: {ThirdParty} is no boolean."),
    };

    private static RecordSource Source(string word) => word switch
    {
        "subject" => RecordSource.Subject,
        "observed" => RecordSource.Observed,
        "inferred" => RecordSource.Inferred,
        _ => RecordSource.ThirdParty,
    };
}
