using RightsRequests.Contracts;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>Databases whose columns are not what the pack's file takes them for.</summary>
public sealed class OddDatabases(OfficeFixture postgres)
{
    private const string Sound = "SELECT subject AS objet, body AS texte, at AS collected_on";

    [Theory]
    [InlineData("SELECT subject AS objet, body AS objet", "two columns bear the same name, objet.")]
    [InlineData("SELECT upper(subject) || '!'", "a column has no name, give it one by AS.")]
    [InlineData("SELECT subject AS objet, 1 AS concerns_third_party", "concerns_third_party is no boolean.")]
    [InlineData("SELECT subject AS objet, 'oui' AS concerns_third_party", "concerns_third_party is no boolean.")]
    [InlineData("SELECT subject AS objet, '05/06/2024' AS collected_on", "collected_on is neither a date nor a timestamp of PostgreSQL.")]
    [InlineData("SELECT subject AS objet, 20240605 AS collected_on", "collected_on is neither a date nor a timestamp of PostgreSQL.")]
    [InlineData("SELECT subject AS objet, (repeat('[', 40) || repeat(']', 40))::json AS texte", "a value in JSON has more than 29 levels.")]
    [InlineData("""SELECT subject AS objet, '"\ud800"'::json AS texte""", "a value in JSON has a text that is not Unicode.")]
    public async Task What_would_be_misread_is_not_read(string odd, string why)
    {
        var database = await HeldDatabase.StartAsync(postgres, Sound, odd);

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "online-exchanges"));

        Assert.Equal(AnswerOutcome.Failed, reply.Outcome);
        Assert.Empty(reply.Records);
        Assert.StartsWith("exchanges : ", reply.Reason, StringComparison.Ordinal);
        Assert.EndsWith(" / exchanges: " + why, reply.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NULL::date", null)]
    [InlineData("'infinity'::date", null)]
    [InlineData("'2024-06-05'::date", "2024-06-05")]
    [InlineData("'2024-06-05 10:00'::timestamp", "2024-06-05")]
    public async Task A_day_is_read_as_PostgreSQL_writes_it(string written, string? day)
    {
        var database = await HeldDatabase.StartAsync(postgres, Sound, $"SELECT subject AS objet, {written} AS collected_on, NULL::boolean AS concerns_third_party");

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "online-exchanges"));

        Assert.All(reply.Records.Where(record => record.Label == "Échange"), record => Assert.Equal((day, false), (record.CollectedOn?.ToString("O", null), record.ConcernsThirdParty)));
        Assert.Contains(reply.Records, record => record.Label == "Échange");
    }

    [Fact]
    public async Task JSON_that_no_answer_may_hold_is_told_of_as_what_it_is()
    {
        var database = await HeldDatabase.StartAsync(postgres, "SELECT email AS adresse", """SELECT '{"a": 1, "a": 2}'::json AS adresse""");
        await database.ExecuteAsync("UPDATE crm.member SET last_name = 'Quillfeather' WHERE id = 1");
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);

        var (_, id) = await office.AskedAsync();

        var seen = await office.Office.CaseAsync(id);
        Assert.Contains("it failed", Assert.Single(seen.Incidents).Reason, StringComparison.Ordinal);
        Assert.Contains("A value in JSON cannot stand in an answer", Assert.Single(seen.Holders).Reason, StringComparison.Ordinal);
    }
}
