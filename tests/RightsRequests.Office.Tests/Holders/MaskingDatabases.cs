using RightsRequests.Contracts;
using RightsRequests.Diagnosis;
using RightsRequests.Holders;
using RightsRequests.PolicyPack;
using RightsRequests.Tests.Private;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>What a database without code changes: counted, masked, read again, written down.</summary>
public sealed class MaskingDatabases(OfficeFixture postgres)
{
    private static readonly string[] All =
    [
        "offer-personalisation", "quote-follow-up", "partner-services", "online-exchanges", "rights-requests", "newsletter",
        "analogous-products-prospecting", "other-products-prospecting", "partner-data-sharing", "commercial-prospecting",
    ];

    [Fact]
    public async Task Each_column_becomes_what_the_pack_says_and_nobody_elses()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var others = await OthersAsync(database);

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, All));

        Assert.Equal((AnswerOutcome.Done, 4), (reply.Outcome, reply.Actions!.Erased));
        Assert.Equal("t", await database.ValueAsync("SELECT left((email IS NULL AND phone IS NULL AND postal_address IS NULL AND household IS NULL AND erased AND no_marketing AND NOT restricted)::text, 1) FROM crm.member WHERE id = 1"));
        Assert.Equal(SqlMask.Hash("une-phrase-longue-que-personne-ne-devine"u8.ToArray(), "QZ99887766"), await database.ValueAsync("SELECT member_number FROM crm.member WHERE id = 1"));
        Assert.Matches("^[A-Z][a-z]{6}$", await database.ValueAsync("SELECT last_name FROM crm.member WHERE id = 1"));
        Assert.NotEqual("Exemple", await database.ValueAsync("SELECT last_name FROM crm.member WHERE id = 1"));
        Assert.NotEqual("1980-05-17", await database.ValueAsync("SELECT birth_date FROM crm.member WHERE id = 1"));
        Assert.Equal("2021-03-04", await database.ValueAsync("SELECT created_on FROM crm.member WHERE id = 1"));
        Assert.Equal("2", await database.ValueAsync("SELECT count(*) FROM crm.exchange WHERE member_id = 1 AND subject IS NULL AND body IS NULL"));
        Assert.Equal(others, await OthersAsync(database));
        Assert.Equal(AnswerOutcome.NoData, (await database.AskAsync(HeldDatabase.Query(HolderAction.Locate, All))).Outcome);
    }

    [Fact]
    public async Task The_same_query_is_done_once_and_answered_alike_each_time()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var query = HeldDatabase.Query(HolderAction.Erase, All);
        var first = await database.AskAsync(query);
        var after = await database.EverythingAsync();

        foreach (var attempt in new[] { 1, 2 })
        {
            var again = await database.AskAsync(query with { Attempt = attempt });
            Assert.Equal((first.Outcome, first.Reason, first.Actions), (again.Outcome, again.Reason, again.Actions));
        }

        Assert.Equal(after, await database.EverythingAsync());
    }

    [Fact]
    public async Task What_was_done_in_part_only_is_looked_at_anew_once_a_person_asks_again()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var query = HeldDatabase.Query(HolderAction.Erase, "newsletter", "quote-follow-up");
        var part = await database.AskAsync(query);
        Assert.Equal((AnswerOutcome.Partial, 1), (part.Outcome, part.Actions!.Erased));
        await database.ExecuteAsync("INSERT INTO crm.subscription (id, member_id, email, subscribed_on) VALUES (3, 1, 'jeanne@example.org', '2026-04-01')");

        // By itself it is asked under the same day and hour.
        Assert.Equal(part.Actions, (await database.AskAsync(query with { Attempt = 2 })).Actions);
        var later = query with { Attempt = 3, AskedAt = query.AskedAt.AddDays(2) };
        Assert.Equal(2, (await database.AskAsync(later)).Actions!.Erased);
        Assert.Equal(2, (await database.AskAsync(later with { Attempt = 4 })).Actions!.Erased);
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM crm.subscription WHERE member_id = 1 AND email IS NOT NULL"));
    }

    [Fact]
    public async Task Asked_twice_at_once_it_is_done_once()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var query = HeldDatabase.Query(HolderAction.Erase, "newsletter");

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.AskAsync(query))));

        Assert.All(replies, reply => Assert.Equal((AnswerOutcome.Done, 1), (reply.Outcome, reply.Actions!.Erased)));
        Assert.Equal("1", await database.ValueAsync("SELECT count(*) FROM rights_requests.done"));
    }

    [Fact]
    public async Task A_trial_counts_names_the_columns_and_changes_nothing()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var before = await database.EverythingAsync();

        var trial = await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, All), trial: true);

        Assert.Equal((AnswerOutcome.Done, 4), (trial.Outcome, trial.Actions!.Erased));
        Assert.Equal([("erase-subscriptions", 1), ("erase-exchanges", 2), ("erase-member", 1)], trial.Steps.Select(step => (step.Name, step.Changed)));
        Assert.Contains("member_number: hash", trial.Steps[2].Columns);
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Theory]
    [InlineData("NEW.body := OLD.body; RETURN NEW;", "BEFORE", "does not show what was written")]
    [InlineData("IF NEW.body IS NULL THEN UPDATE crm.exchange SET body = OLD.body WHERE id = NEW.id; END IF; RETURN NEW;", "AFTER", "does not show what was written")]
    [InlineData("RETURN NULL;", "BEFORE", "2 rows counted, 0 changed")]
    [InlineData("RAISE EXCEPTION 'never %', OLD.body;", "BEFORE", "(P0001)")]
    public async Task What_does_not_stay_masked_rolls_everything_back_and_is_told(string does, string when, string told)
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync($"CREATE FUNCTION crm.restore() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does} END $$; CREATE TRIGGER restore {when} UPDATE ON crm.exchange FOR EACH ROW EXECUTE FUNCTION crm.restore()");
        var before = await database.EverythingAsync();

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, All));

        Assert.Equal(AnswerOutcome.Failed, reply.Outcome);
        Assert.Contains(told, reply.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("carte", reply.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Theory]
    [InlineData("ALTER TABLE crm.exchange ADD attachment text", "has a column of which the pack says nothing: attachment")]
    [InlineData("ALTER TABLE crm.exchange RENAME body TO content", "has no column body")]
    [InlineData("ALTER TABLE crm.exchange ALTER body SET NOT NULL", "body may not be null")]
    [InlineData("DROP TABLE crm.exchange", "does not exist or cannot be read")]
    [InlineData("INSERT INTO crm.exchange SELECT n, 1, now(), 'x', 'y' FROM generate_series(10, 600) AS n", "more than 500 rows")]
    public async Task A_table_that_is_not_as_the_pack_has_it_stays_as_it_is(string change, string told)
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await database.ExecuteAsync(change);

        var reply = await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, "newsletter", "online-exchanges"));

        Assert.Equal(AnswerOutcome.Failed, reply.Outcome);
        Assert.Contains(told, reply.Reason, StringComparison.Ordinal);
        Assert.Equal("jeanne@example.org", await database.ValueAsync("SELECT email FROM crm.subscription WHERE id = 1"));
    }

    [Fact]
    public async Task What_other_activities_share_stays()
    {
        var database = await HeldDatabase.StartAsync(postgres);

        var own = await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, "newsletter"));
        var shared = await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, "quote-follow-up"));

        Assert.Equal((AnswerOutcome.Done, 1), (own.Outcome, own.Actions!.Erased));
        Assert.Equal(AnswerOutcome.Partial, shared.Outcome);
        Assert.Contains("erase-member", shared.Reason, StringComparison.Ordinal);
        Assert.Equal("Exemple", await database.ValueAsync("SELECT last_name FROM crm.member WHERE id = 1"));
    }

    [Fact]
    public async Task What_the_law_keeps_is_left_and_counted_where_there_is_a_ground()
    {
        var database = await HeldDatabase.StartAsync(postgres, "table: crm.exchange\n    key: member_id", "table: crm.exchange\n    kept-by-law: true\n    key: member_id");
        var kept = HeldDatabase.Query(HolderAction.Erase, "online-exchanges") with { Parameters = new() { KeptGround = "17(3)(b)", KeptUntil = new(2031, 12, 31) } };

        var reply = await database.AskAsync(kept);

        Assert.Equal((AnswerOutcome.Done, 0, 2, "17(3)(b)", new DateOnly(2031, 12, 31)), (reply.Outcome, reply.Actions!.Erased, reply.Actions.Kept, reply.Actions.KeptGround, reply.Actions.KeptUntil!.Value));
        Assert.Equal("2", await database.ValueAsync("SELECT count(*) FROM crm.exchange WHERE member_id = 1 AND body IS NOT NULL"));
        Assert.Equal(2, (await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, "online-exchanges"))).Actions!.Erased);
    }

    [Fact]
    public async Task A_restriction_is_set_lifted_and_changes_nothing_the_second_time()
    {
        var database = await HeldDatabase.StartAsync(postgres);

        foreach (var (action, changed, restricted) in new[] { (HolderAction.Restrict, 1, "true"), (HolderAction.Restrict, 0, "true"), (HolderAction.LiftRestriction, 1, "false") })
        {
            var reply = await database.AskAsync(HeldDatabase.Query(action, "commercial-prospecting"));
            Assert.Equal((AnswerOutcome.Done, changed), (reply.Outcome, reply.Actions!.Changed));
            Assert.Equal(restricted, await database.ValueAsync("SELECT restricted FROM crm.member WHERE id = 1"));
        }

        Assert.Equal(AnswerOutcome.Failed, (await database.AskAsync(HeldDatabase.Query(HolderAction.Restrict, "newsletter"))).Outcome);
        Assert.Equal(AnswerOutcome.Failed, (await database.AskAsync(HeldDatabase.Query(HolderAction.Notify, "newsletter"))).Outcome);
        Assert.Equal((AnswerOutcome.Done, 1), (await database.AskAsync(HeldDatabase.Query(HolderAction.StopProcessing, "newsletter"))) is var stopped ? (stopped.Outcome, stopped.Actions!.Changed) : default);
    }

    [Fact]
    public async Task The_examples_account_suffices_and_its_rights_bound_what_can_be_done()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var role = $"engine_{Guid.NewGuid():N}";
        await database.ExecuteAsync((await File.ReadAllTextAsync(HeldDatabase.Example("account.sql"))).Replace("rights_requests_engine", role, StringComparison.Ordinal));
        var secret = Path.Combine(database.Secrets, "crm");
        await File.WriteAllTextAsync(secret, new Npgsql.NpgsqlConnectionStringBuilder(await File.ReadAllTextAsync(secret)) { Username = role, Password = "change-me" }.ConnectionString);

        Assert.Equal(AnswerOutcome.Done, (await database.AskAsync(HeldDatabase.Query(HolderAction.Export, All))).Outcome);
        Assert.Equal(4, (await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, All))).Actions!.Erased);
        await database.ExecuteAsync($"UPDATE crm.member SET erased = false, last_name = 'Exemple' WHERE id = 1; REVOKE UPDATE ON crm.member FROM {role}; REVOKE UPDATE (erased) ON crm.member FROM {role}");
        var refused = await database.AskAsync(HeldDatabase.Query(HolderAction.Erase, All) with { Subject = new("Exemple", null, [new("member-number", await database.ValueAsync("SELECT member_number FROM crm.member WHERE id = 1") ?? "")]) });
        Assert.Contains("(42501)", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_what_the_database_would_not_take()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var policy = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;
        policy = policy with { Holders = [database.Holder] };
        var before = await database.EverythingAsync();
        Assert.True(Assert.Single(await new SqlDiagnosis(database.Secrets).RunAsync(policy, default)).Ok);
        await database.ExecuteAsync("ALTER TABLE crm.member RENAME household TO family");

        var finding = Assert.Single(await new SqlDiagnosis(database.Secrets).RunAsync(policy, default));

        Assert.False(finding.Ok);
        Assert.Contains("household", finding.Says.En, StringComparison.Ordinal);
        await database.ExecuteAsync("ALTER TABLE crm.member RENAME family TO household");
        Assert.Equal(before, await database.EverythingAsync());
        Assert.False(Assert.Single(await new SqlDiagnosis(null).RunAsync(policy, default)).Ok);
    }

    [Theory]
    [InlineData("Dupré-Élise 12", "text", "^[A-Z][a-z]{4}-[A-Z][a-z]{4} [0-9]{2}$")]
    [InlineData("06 39 98 01 02", "character varying", "^[0-9]{2}( [0-9]{2}){4}$")]
    [InlineData("4120", "integer", "^[1-9][0-9]{3}$")]
    [InlineData("1980-05-17", "date", "^(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]$")]
    public void Another_value_has_the_same_form(string value, string type, string form)
    {
        var others = Enumerable.Range(0, 20).Select(_ => SqlMask.Random(value, type)).ToList();

        Assert.All(others, other => Assert.Matches(form, other));
        Assert.DoesNotContain(value, others);
        Assert.Null(SqlMask.Random(value, "bytea"));
        Assert.Null(SqlMask.Random("---", "text"));
    }

    private static Task<string?> OthersAsync(HeldDatabase database) => database.ValueAsync(
        "SELECT jsonb_build_array((SELECT jsonb_agg(m ORDER BY id) FROM crm.member m WHERE id <> 1), (SELECT jsonb_agg(s ORDER BY id) FROM crm.subscription s WHERE member_id <> 1), (SELECT jsonb_agg(e ORDER BY id) FROM crm.exchange e WHERE member_id <> 1))");
}
