using System.Text.Json;
using NodaTime;
using RightsRequests.Contracts;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>What a database without code gives, by the worked example.</summary>
public sealed class AskingDatabases(OfficeFixture postgres)
{
    [Fact]
    public async Task Each_column_is_a_record_under_its_name_and_each_labelled_row_one_of_its_own()
    {
        var database = await HeldDatabase.StartAsync(postgres);

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "newsletter", "online-exchanges", "commercial-prospecting"));

        Assert.Equal(AnswerOutcome.Done, reply.Outcome);
        var birth = Assert.Single(reply.Records, record => record is { Activity: "newsletter", Label: "Date de naissance" });
        Assert.Equal(("1980-05-17", "identification", RecordSource.Subject, new DateOnly(2021, 3, 4)), (birth.Value!.Value.GetString(), birth.Category, birth.Source, birth.CollectedOn));
        Assert.True(Assert.Single(reply.Records, record => record is { Activity: "commercial-prospecting", Category: "private-life" }).ConcernsThirdParty);
        Assert.Equal(["Carte perdue", "Changement d'adresse"], reply.Records.Where(record => record.Label == "Échange").Select(record => record.Value!.Value.GetProperty("objet").GetString()));
        Assert.DoesNotContain("paul", JsonSerializer.Serialize(reply.Records), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task To_locate_is_to_name_without_values_and_only_categories_asked()
    {
        var database = await HeldDatabase.StartAsync(postgres);

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Locate, "commercial-prospecting") with { Categories = ["private-life"] });

        var record = Assert.Single(reply.Records);
        Assert.Equal(("Composition du foyer", null), (record.Label, record.Value));
    }

    [Fact]
    public async Task What_activities_share_is_data_of_one_only_where_it_has_data_of_its_own()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync("UPDATE crm.subscription SET email = NULL WHERE member_id = 1");

        Assert.Equal(AnswerOutcome.NoData, (await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "newsletter"))).Outcome);
        var both = await database.AskAsync(HeldDatabase.Query(HolderAction.Locate, "newsletter", "quote-follow-up"));
        Assert.Equal(["quote-follow-up"], both.Records.Select(record => record.Activity).Distinct());
        // Asked for one category alone, the other is looked into and not told.
        Assert.Equal(AnswerOutcome.NoData, (await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "newsletter") with { Categories = ["private-life"] })).Outcome);
        await database.ExecuteAsync("DELETE FROM crm.exchange WHERE member_id = 1");
        var contact = HeldDatabase.Query(HolderAction.Export, "online-exchanges") with { Categories = ["identification"] };
        Assert.Equal(AnswerOutcome.NoData, (await database.AskAsync(contact)).Outcome);
        await database.ExecuteAsync("INSERT INTO crm.exchange VALUES (9, 1, now(), 'Question', 'Bonjour.')");
        Assert.All((await database.AskAsync(contact)).Records, record => Assert.Equal("identification", record.Category));
    }

    [Theory]
    [InlineData("x' OR '1'='1")]
    [InlineData("'; DROP TABLE crm.member; --")]
    [InlineData("Exemple\"); DELETE FROM crm.exchange; --")]
    [InlineData("$1 @person %s {0}")]
    [InlineData("nul\0l")]
    public async Task What_a_person_writes_is_a_value_and_never_a_statement(string written)
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var before = await database.EverythingAsync();

        foreach (var action in new[] { HolderAction.Export, HolderAction.Erase })
        {
            var reply = await database.AskAsync(HeldDatabase.Query(action, "newsletter") with
            {
                Subject = new(written, new(1980, 5, 17), [new("member-number", written), new("email", written)]),
            });
            Assert.Equal(AnswerOutcome.NoData, reply.Outcome);
        }

        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task A_correction_is_a_value_too()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        const string address = "1 rue d'Ici', erased = true; --";

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Rectify, "newsletter") with
        {
            Parameters = new() { Corrections = [new("identification", "postal-address", JsonSerializer.SerializeToElement(address)), new("identification", "shoe-size", JsonSerializer.SerializeToElement(41))] },
        });

        Assert.Equal((AnswerOutcome.Partial, 1), (reply.Outcome, reply.Actions!.Changed));
        Assert.Contains("shoe-size", reply.Reason, StringComparison.Ordinal);
        Assert.Equal(address, await database.ValueAsync("SELECT postal_address FROM crm.member WHERE id = 1"));
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM crm.member WHERE erased OR (id <> 1 AND postal_address = (SELECT postal_address FROM crm.member WHERE id = 1))"));
    }

    [Theory]
    [InlineData(HolderAction.Export)]
    [InlineData(HolderAction.Erase)]
    public async Task Of_two_namesakes_neither_is_taken(HolderAction action)
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync("INSERT INTO crm.member (id, last_name, first_name, birth_date, created_on) VALUES (8, 'Exemple', 'Jeanne', '1980-05-17', '2020-01-01')");
        var before = await database.EverythingAsync();

        var reply = await database.AskAsync(HeldDatabase.Query(action, "newsletter") with { Subject = new("EXEMPLE Jeanne", new(1980, 5, 17)) });

        Assert.Equal(AnswerOutcome.Failed, reply.Outcome);
        Assert.Contains("by-name-and-birth", reply.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task An_identifier_of_somebody_else_finds_nobody()
    {
        var database = await HeldDatabase.StartAsync(postgres);

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "newsletter") with { Subject = new("Jeanne Exemple", new(1980, 5, 18), [new("member-number", "QZ11223344")]) });

        Assert.Equal(AnswerOutcome.NoData, reply.Outcome);
    }

    [Fact]
    public async Task Each_of_several_addresses_is_tried()
    {
        var database = await HeldDatabase.StartAsync(postgres);

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Locate, "newsletter") with { Subject = new("Jeanne Exemple", null, [new("email", "autre@example.org"), new("email", "JEANNE@example.org")]) });

        Assert.Equal(AnswerOutcome.Done, reply.Outcome);
    }

    [Fact]
    public async Task As_many_rows_as_the_limit_are_too_many_and_nothing_is_cut_off()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync("INSERT INTO crm.exchange SELECT n, 1, now(), 'sujet', 'texte' FROM generate_series(100, 1096) AS n");
        Assert.Equal(999, (await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "online-exchanges"))).Records.Count(record => record.Label == "Échange"));
        await database.ExecuteAsync("INSERT INTO crm.exchange VALUES (2000, 1, now(), 'sujet', 'texte')");

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "online-exchanges"));

        Assert.Equal(AnswerOutcome.Failed, reply.Outcome);
        Assert.Empty(reply.Records);
        Assert.Contains("exchanges : 1000 lignes ou plus", reply.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_given_up_and_one_that_the_database_refuses_is_told_by_its_code()
    {
        var slow = await HeldDatabase.StartAsync(postgres, "SELECT subject AS objet,", "SELECT pg_sleep(30)::text AS attente, subject AS objet,", seconds: 1);
        var given = await slow.AskAsync(HeldDatabase.Query(HolderAction.Export, "online-exchanges"));
        Assert.Contains("exchanges : plus de 1 secondes", given.Reason, StringComparison.Ordinal);
        var wrong = await HeldDatabase.StartAsync(postgres, "SELECT subject AS objet,", "SELECT sujet AS objet,");

        var refused = await wrong.AskAsync(HeldDatabase.Query(HolderAction.Export, "online-exchanges"));

        Assert.Equal(AnswerOutcome.Failed, refused.Outcome);
        Assert.Equal("exchanges : la base refuse (42703) : une colonne qu'elle nomme n'existe pas. / exchanges: the database refuses (42703): a column that it names does not exist.", refused.Reason);
    }

    [Fact]
    public async Task A_read_that_writes_by_a_function_is_refused_by_the_database()
    {
        var database = await HeldDatabase.StartAsync(postgres, "SELECT subject AS objet,", "SELECT crm.touch() AS touche, subject AS objet,");
        await database.ExecuteAsync("CREATE FUNCTION crm.touch() RETURNS text LANGUAGE sql AS $$ UPDATE crm.member SET restricted = true RETURNING 'x' $$");
        var before = await database.EverythingAsync();

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Export, "online-exchanges"));

        Assert.Contains("(25006)", reply.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task In_a_case_the_answer_comes_in_by_the_door_of_all_answers()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync("UPDATE crm.member SET last_name = 'Quillfeather', first_name = 'Zéphyrine' WHERE id = 1");
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);

        var (_, id) = await office.AskedAsync();

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("review", seen.Step);
        Assert.Empty(seen.Incidents);
        Assert.Empty(office.Bus.Asked);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_answers WHERE holder = 'crm'"));
    }

    [Fact]
    public async Task Too_many_rows_are_an_incident_of_the_case()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync("UPDATE crm.member SET last_name = 'Quillfeather' WHERE id = 1; INSERT INTO crm.subscription SELECT n, 1, 'j@example.org', '2020-01-01' FROM generate_series(10, 200) AS n");
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);

        var (_, id) = await office.AskedAsync();

        var seen = await office.Office.CaseAsync(id);
        Assert.Contains("it failed", Assert.Single(seen.Incidents).Reason, StringComparison.Ordinal);
        Assert.Contains("subscriptions : 100 lignes ou plus", Assert.Single(seen.Holders).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_waited_for_and_told_of_after_an_hour_once()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync("UPDATE crm.member SET last_name = 'Quillfeather' WHERE id = 1");
        var secret = Path.Combine(database.Secrets, "crm");
        var there = await File.ReadAllTextAsync(secret);
        await File.WriteAllTextAsync(secret, "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x");
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);
        var (_, id) = await office.AskedAsync();
        for (var tried = 0; tried < 10; tried++)
        {
            await AgainAsync(office);
        }

        Assert.Empty((await office.Office.CaseAsync(id)).Incidents);
        office.Office.Clock.Advance(Duration.FromMinutes(61));
        await AgainAsync(office);
        await AgainAsync(office);
        Assert.Contains("cannot be reached", Assert.Single((await office.Office.CaseAsync(id)).Incidents).Reason, StringComparison.Ordinal);
        await File.WriteAllTextAsync(secret, there);
        await AgainAsync(office);

        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);
    }

    [Fact]
    public async Task Without_its_secret_a_database_is_not_asked()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        File.Delete(Path.Combine(database.Secrets, "crm"));
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);

        await office.AskedAsync();

        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE state = 'pending' AND kind = 'ask-holder'"));
    }

    // As if the pause were over.
    private static async Task AgainAsync(CorrespondingOffice office)
    {
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        await office.DrainAsync();
    }
}
