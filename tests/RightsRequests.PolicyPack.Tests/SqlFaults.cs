using NJsonSchema;

namespace RightsRequests.PolicyPack.Tests;

/// <summary>The worked example of a database without code, sound in our pack, and each fault planted into it.</summary>
public sealed class SqlFaults : IDisposable
{
    private const string File = "sql/crm.yaml";

    private readonly string copy = Directory.CreateTempSubdirectory("pack-sql").FullName;

    public SqlFaults()
    {
        foreach (var file in Directory.GetFiles(OurPack.Directory, "*.yaml"))
        {
            System.IO.File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        Directory.CreateDirectory(Path.Combine(copy, "sql"));
        System.IO.File.Copy(Example, Path.Combine(copy, File));
        Change("holders.yaml", "Member relations and marketing\" }\n    transport: bus", "Member relations and marketing\" }\n    transport: sql\n    sql: sql/crm.yaml");
    }

    private static string Example => Path.Combine(OurPack.Directory, "..", "deploy", "holders", "sql", "crm.yaml");

    public void Dispose() => Directory.Delete(copy, recursive: true);

    [Fact]
    public void The_example_is_sound()
    {
        var reading = PolicyPackReader.Read(copy);

        Assert.DoesNotContain(reading.Faults, fault => !fault.Warning);
        var source = reading.Policy!.HolderById("crm")!.Sql!;
        Assert.Equal(["member_number", "birth_date"], source.Person[0].Parameters);
        Assert.Contains("member_number = $1 AND birth_date = $2", source.Person[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("member_number = @member_number AND birth_date", "member_number = @number AND birth_date", 13, "'@number' is no parameter")]
    [InlineData("member_number = @member_number AND birth_date", "member_number = $1 AND birth_date", 13, "Parameters have names")]
    [InlineData("WHERE member_number = @member_number AND birth_date = @birth_date AND NOT erased LIMIT 5", "WHERE NOT erased LIMIT 5", 12, "names no parameter")]
    [InlineData("SELECT id AS person FROM crm.member\n", "SELECT id FROM crm.member\n", 12, "is called person")]
    [InlineData("FROM crm.exchange WHERE member_id = @person AND body", "FROM crm.exchange WHERE body", 59, "never names @person")]
    [InlineData("ORDER BY at LIMIT 1000", "ORDER BY at", 59, "ends with LIMIT")]
    [InlineData("ORDER BY at LIMIT 1000", "ORDER BY at LIMIT ALL", 59, "ends with LIMIT")]
    [InlineData("ORDER BY at LIMIT 1000", "ORDER BY at LIMIT 9000000", 60, "LIMIT is from 2 to")]
    [InlineData("ORDER BY at LIMIT 1000", "ORDER BY at LIMIT 1000; DELETE FROM crm.exchange", 60, "One statement")]
    [InlineData("ORDER BY at LIMIT 1000", "ORDER BY at LIMIT 1000 FOR UPDATE", 60, "'UPDATE' writes or locks")]
    [InlineData("SELECT subject AS objet, body AS texte, at AS collected_on\n", "DELETE\n", 59, "A read is due: it begins with SELECT or WITH, not 'DELETE'")]
    [InlineData("SELECT subject AS objet, body AS texte, at AS collected_on\n", "WITH gone AS (DELETE FROM crm.exchange RETURNING *) SELECT *\n", 59, "'DELETE' writes or locks")]
    [InlineData("SELECT subject AS objet", "SELECT 'subject AS objet", 59, "does not close")]
    [InlineData("ledger: rights_requests.done\n", "", 3, "'ledger' names the table")]
    [InlineData("ledger: rights_requests.done", "ledger: done; DROP TABLE crm.member", 5, "no plain name of a table")]
    [InlineData("rows: 500", "rows: many", 3, "whole number from 1 to 10000")]
    [InlineData("seconds: 10", "seconds: 900", 4, "whole number from 1 to 30")]
    [InlineData("key: member_id", "key: \"1 OR 1=1\"", 75, "no plain name of a column")]
    [InlineData("keep: [id, at]", "keep: [id, subject]", 82, "stands in more than one list")]
    [InlineData("to-null: [subject, body], keep: [id, at]", "keep: [id, at]", 82, "Nothing would change")]
    [InlineData("to-null: [subject, body], keep: [id, at]", "to-null: [member_id]", 82, "is the key")]
    [InlineData("    mark: erased\n", "", 89, "looks like a real one")]
    [InlineData("    mark: erased\n", "    mark: phone\n", 88, "by which a masked row is known")]
    [InlineData("name: erase-exchanges", "name: exchanges", 77, "stands twice")]
    [InlineData("category: private-life\n    label: Échange", "category: health\n    label: Échange", 55, "none of the categories of 'crm'")]
    [InlineData("activities: [online-exchanges]\n    category: private-life\n    label", "activities: [online-shouting]\n    category: private-life\n    label", 53, "no activity 'online-shouting' held by 'crm'")]
    [InlineData("source: subject\n    sql: |\n      SELECT subject", "source: hearsay\n    sql: |\n      SELECT subject", 57, "is not a word for 'source'")]
    [InlineData("offer-personalisation, quote-follow-up", "offer-personalisation", 1, "No query of export speaks of 'quote-follow-up'")]
    public void A_planted_fault_is_named_with_its_line_and_what_would_be_right(string sound, string fault, int line, string message)
    {
        Change(File, sound, fault);

        var reading = PolicyPackReader.Read(copy);

        Assert.Null(reading.Policy);
        var found = reading.Faults.Where(one => one.File == File && one.Message.Contains(message, StringComparison.Ordinal)).ToList();
        Assert.True(found.Count > 0, string.Join('\n', reading.Faults));
        Assert.Contains(line, found.Select(one => one.Line));
    }

    [Theory]
    [InlineData("transport: sql\n    sql: sql/crm.yaml", "transport: sql", "A database needs its queries")]
    [InlineData("transport: sql\n    sql: sql/crm.yaml", "transport: bus\n    sql: sql/crm.yaml", "for transport: sql only")]
    [InlineData("sql: sql/crm.yaml", "sql: sql/../../crm.yaml", "a file of the pack's folder sql")]
    public void The_file_is_named_where_it_is_due(string sound, string fault, string message)
    {
        Change("holders.yaml", sound, fault);

        Assert.Contains(PolicyPackReader.Read(copy).Faults, one => one is { File: "holders.yaml", Line: > 0, Warning: false } && one.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        System.IO.File.Delete(Path.Combine(copy, File));

        Assert.Contains(PolicyPackReader.Read(copy).Faults, one => one.File == File && !one.Warning);
    }

    [Fact]
    public void What_no_erasure_speaks_of_is_a_warning()
    {
        var text = System.IO.File.ReadAllText(Path.Combine(copy, File));
        var at = text.IndexOf("erase:\n", StringComparison.Ordinal);
        System.IO.File.WriteAllText(Path.Combine(copy, File), text[..at] + text[text.IndexOf("restrict:\n", StringComparison.Ordinal)..]);

        var reading = PolicyPackReader.Read(copy);

        Assert.NotNull(reading.Policy);
        Assert.Contains(reading.Faults, one => one.File == File && one.Warning && one.Message.Contains("'newsletter'", StringComparison.Ordinal) && one.French!.Contains("« newsletter »", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT 'a; @nobody $1' AS \"c; @nobody\", id AS person -- ; @nobody\nFROM m /* ; /* @x */ */ WHERE email = @email LIMIT 5")]
    [InlineData("SELECT $tag$ ; DELETE @nobody $tag$, E'it\\'s; @nobody', id AS person FROM m WHERE a @> b AND c <@ d AND email=@email LIMIT 5")]
    [InlineData("WITH one AS (SELECT id AS person, \"update\" FROM m WHERE email = @email LIMIT 3) SELECT person FROM one LIMIT 5")]
    public void What_stands_in_quotes_and_comments_is_no_fault(string sql)
    {
        Change(File, "SELECT id AS person FROM crm.member\n      WHERE member_number = @member_number AND birth_date = @birth_date AND NOT erased LIMIT 5", sql.Replace("\n", "\n      ", StringComparison.Ordinal));

        var reading = PolicyPackReader.Read(copy);

        Assert.DoesNotContain(reading.Faults, fault => !fault.Warning);
        Assert.Equal(["email"], reading.Policy!.HolderById("crm")!.Sql!.Person[0].Parameters);
    }

    [Fact]
    public async Task The_example_keeps_to_its_schema_and_a_mistake_is_underlined()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(OurPack.Directory, "schema", "sql.schema.json"));
        var yaml = await System.IO.File.ReadAllTextAsync(Example);

        Assert.Empty(schema.Validate(YamlAsJson.Read(yaml)));
        Assert.NotEmpty(schema.Validate(YamlAsJson.Read(yaml.Replace("to-null", "to-nothing", StringComparison.Ordinal))));
    }

    private void Change(string file, string sound, string fault)
    {
        var path = Path.Combine(copy, file);
        var text = System.IO.File.ReadAllText(path);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, "the sound text is not in the file any more");
        System.IO.File.WriteAllText(path, text[..at] + fault + text[(at + sound.Length)..]);
    }
}
