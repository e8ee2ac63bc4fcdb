using System.Diagnostics;
using Npgsql;

namespace RightsRequests.Faults;

/// <summary>A back-up taken in the middle of the campaign, restored on another server, on which the cases go on to their end.</summary>
public sealed class Backup(Stage stage)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private string File => Path.Combine(stage.Folder, "backup.dump");

    public bool IsTaken { get; private set; }

    public async Task TakeAsync()
    {
        for (var tries = 0; !IsTaken && tries < 10; tries++)
        {
            var (code, _, _) = await Shell.EndAsync("/", Password(stage.Database), Program("pg_dump"), ["-Fc", "-f", File, .. Where(stage.Database)]);
            IsTaken = code == 0;
            if (!IsTaken)
            {
                await Task.Delay(1000);
            }
        }
    }

    public async Task<VerdictLine> GoOnElsewhereAsync(CancellationToken cancel)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(stage.Folder, "elsewhere")).FullName;
        var postgres = Path.Combine(stage.Root, "deploy", "postgres.sh");
        var database = (await Shell.RunAsync(stage.Root, Shell.Nothing, postgres, "start", elsewhere)).Trim();
        try
        {
            await Shell.RunAsync("/", Password(database), Program("pg_restore"), ["--no-owner", "--exit-on-error", "-d", new NpgsqlConnectionStringBuilder(database).Database!, .. Where(database)[..^2], File]);
            var keys = Directory.CreateDirectory(Path.Combine(elsewhere, "keys")).FullName;
            await Shell.RunAsync("/", Shell.Nothing, "cp", "-a", stage.Keys + "/.", keys);
            var (cases, open) = (await stage.CountAsync("SELECT count(*) FROM cases", database), await stage.CountAsync("SELECT count(*) FROM cases WHERE state = 'open'", database));
            await using (var engine = new Engine(stage, database, keys, workers: 1))
            {
                using var agent = new Api(engine.Address, "alice", "agent");
                using var dpo = new Api(engine.Address, "bob", "dpo");
                using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var team = new Team(agent, dpo).WorkAsync(over.Token);
                var clock = Stopwatch.StartNew();
                while (clock.Elapsed < Longest && await stage.CountAsync("SELECT count(*) FROM cases WHERE state = 'open'", database) > 0)
                {
                    await Task.Delay(1000, cancel);
                }

                await over.CancelAsync();
                await team.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            var left = await stage.CountAsync("SELECT count(*) FROM cases WHERE state = 'open'", database);
            var trail = await Shell.EndAsync(stage.Root, stage.Settings(database, keys), "dotnet", [stage.Engine, "audit", "verify"]);
            return new("cases of a back-up taken in the middle (open then), restored elsewhere and brought to their end", $"{cases} ({open})", left == 0 && trail.Code == 0 && IsTaken && cases > 0);
        }
        finally
        {
            await Shell.TryAsync(postgres, "stop", elsewhere);
        }
    }

    private static string Program(string name) => Path.Combine(Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(one => one, StringComparer.Ordinal).First(), "bin", name);

    private static Dictionary<string, string> Password(string database) => new() { ["PGPASSWORD"] = new NpgsqlConnectionStringBuilder(database).Password! };

    private static string[] Where(string database)
    {
        var at = new NpgsqlConnectionStringBuilder(database);
        return ["-h", at.Host!, "-p", $"{at.Port}", "-U", at.Username!, "-d", at.Database!];
    }
}
