using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.PolicyPack;
using RightsRequests.Tests.Private;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>The worked example of a database without code: its schema in a database of its own, its file in a copy of our pack.</summary>
internal sealed class HeldDatabase
{
    private readonly string connectionString;

    private HeldDatabase(string connectionString, Holder holder, string secrets)
    {
        this.connectionString = connectionString;
        Holder = holder;
        Secrets = secrets;
    }

    public Holder Holder { get; private set; }

    public string Secrets { get; }

    /// <param name="postgres">Where.</param>
    /// <param name="sound">A text of the example's file.</param>
    /// <param name="instead">What stands there instead.</param>
    /// <param name="seconds">Longest a statement may take.</param>
    public static async Task<HeldDatabase> StartAsync(OfficeFixture postgres, string sound = "", string instead = "", int seconds = 10)
    {
        var connectionString = await postgres.EmptyDatabaseAsync();
        var secrets = Directory.CreateTempSubdirectory("office-databases").FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm"), connectionString + "\n");
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm.hash-key"), "une-phrase-longue-que-personne-ne-devine\n");
        var database = new HeldDatabase(connectionString, Read(sound, instead), secrets);
        database.Holder = database.Holder with { Sql = database.Holder.Sql! with { Seconds = seconds } };
        await database.ExecuteAsync(await File.ReadAllTextAsync(Example("schema.sql")));
        return database;
    }

    public static string Example(string file) => Repository.PathOf("deploy", "holders", "sql", file);

    public void AddTo(IServiceCollection services)
    {
        services.AddHolder("crm", _ => Holder);
        var options = (OfficeOptions)services.Last(one => one.ServiceType == typeof(OfficeOptions)).ImplementationInstance!;
        services.AddSingleton(options with { SqlHolderDirectory = Secrets });
    }

    /// <summary>Asks as the worker does.</summary>
    public Task<SqlReply> AskAsync(RightsQuery query, bool trial = false) => new SqlAnswerer(new(Secrets)).AnswerAsync(Holder, query, trial, default);

    public static RightsQuery Query(Contracts.HolderAction action, params string[] activities) => new()
    {
        QueryId = Guid.CreateVersion7().ToString(),
        Reference = "DR-2026-TEST",
        Controller = "mgen",
        Action = action,
        Right = "access",
        Subject = new("Jeanne Exemple", new(1980, 5, 17), [new("member-number", "QZ99887766"), new("email", "jeanne@example.org")]),
        Activities = activities,
        AskedAt = new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero),
        AnswerBy = new(2026, 4, 11),
    };

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One value as text; null where it is.</summary>
    public async Task<string?> ValueAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT ({sql})::text", connection);
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>All that is there: equal before and after where nothing was changed.</summary>
    public Task<string?> EverythingAsync() => ValueAsync(
        "SELECT jsonb_build_array((SELECT jsonb_agg(m ORDER BY id) FROM crm.member m), (SELECT jsonb_agg(s ORDER BY id) FROM crm.subscription s), (SELECT jsonb_agg(e ORDER BY id) FROM crm.exchange e), (SELECT jsonb_agg(d ORDER BY query) FROM rights_requests.done d))");

    private static Holder Read(string sound, string instead)
    {
        var copy = Directory.CreateTempSubdirectory("pack-sql").FullName;
        foreach (var file in Directory.GetFiles(Repository.PathOf("workflows"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Repository.PathOf("workflows"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Directory.CreateDirectory(Path.Combine(copy, "sql"));
        var example = File.ReadAllText(Example("crm.yaml"));
        Assert.Contains(sound, example, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(copy, "sql", "crm.yaml"), sound.Length == 0 ? example : example.Replace(sound, instead, StringComparison.Ordinal));
        var holders = Path.Combine(copy, "holders.yaml");
        var text = File.ReadAllText(holders);
        var at = text.IndexOf("transport: bus", text.IndexOf("- id: crm", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(holders, text[..at] + "transport: sql\n    sql: sql/crm.yaml" + text[(at + "transport: bus".Length)..]);
        var reading = PolicyPackReader.Read(copy);
        Directory.Delete(copy, recursive: true);
        Assert.True(reading.Policy is not null, string.Join('\n', reading.Faults));
        return reading.Policy.HolderById("crm")!;
    }
}
