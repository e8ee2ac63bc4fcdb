using System.Diagnostics;
using System.Net;

namespace RightsRequests.Faults;

/// <summary>What a campaign is asked.</summary>
/// <param name="Keep">Where logs and data go at the end; null: nowhere.</param>
public sealed record CampaignOptions(int Cases, TimeSpan Length, int Seed, string? Keep = null);

/// <summary>Requests come in and are worked while everything around them fails by a plan; then what is left is counted.</summary>
public sealed class Campaign(CampaignOptions options, string root, TextWriter report)
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(6);

    private readonly Dictionary<FaultKind, int> injected = [];
    private readonly List<string> openWithoutTimer = [];
    private long timerChecks;

    /// <returns>The promises that were broken; empty: none.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("rights-faults-");
        // PostgreSQL runs under an account of its own and must pass.
        await Shell.TryAsync("chmod", "755", folder.FullName);
        try
        {
            await using var stage = await Stage.SetAsync(root, folder.FullName);
            return await RunAsync(stage, cancel);
        }
        finally
        {
            EndWhatIsLeft(folder.FullName);
            if (options.Keep is { } keep)
            {
                await Shell.TryAsync("cp", "-r", folder.FullName, keep);
            }

            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync(Stage stage, CancellationToken cancel)
    {
        var plan = Plan.Of(options.Seed, options.Length);
        await report.WriteLineAsync($"seed {options.Seed}: {options.Cases} requests, {plan.Count} faults in {options.Length.TotalMinutes:0.#} min{(stage.HasOwnDisk ? "" : "; no disk can be mounted here: it is not filled")}");
        var backup = new Backup(stage);
        Verdict verdict;
        await using var holders = new Kept(Path.Combine(stage.Folder, "holders.log"), () => Holders(stage));
        await using (var engine = new Engine(stage))
        {
            using var agent = new Api(engine.Address, "alice", "agent");
            using var dpo = new Api(engine.Address, "bob", "dpo");
            using var anyone = new Api(engine.Address);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var crowd = new Crowd(anyone, options.Seed);
            var team = new Team(agent, dpo).WorkAsync(over.Token);
            var filing = crowd.FileAsync(options.Cases, options.Length * 0.9, cancel);
            var injecting = InjectAsync(plan, stage, engine, holders, dpo, backup, cancel);
            await Task.WhenAll(filing, injecting);
            await DrainAsync(stage, engine, cancel);
            await over.CancelAsync();
            await team.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            verdict = await Verdict.ReachAsync(stage, crowd.Received, openWithoutTimer, engine);
        }

        verdict.Add(await backup.GoOnElsewhereAsync(cancel));
        await PrintAsync(stage, verdict);
        return verdict.Broken;
    }

    private async Task InjectAsync(IReadOnlyList<Fault> plan, Stage stage, Engine engine, Kept holders, Api dpo, Backup backup, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        foreach (var fault in plan)
        {
            if (fault.At > clock.Elapsed)
            {
                await Task.Delay(fault.At - clock.Elapsed, cancel);
            }

            if (!backup.IsTaken && clock.Elapsed > options.Length / 2)
            {
                await backup.TakeAsync();
            }

            if (fault.Kind == FaultKind.FillDisk && !stage.HasOwnDisk)
            {
                continue;
            }

            await report.WriteLineAsync($"{clock.Elapsed:mm\\:ss} {fault.Kind} {(fault.Kind is FaultKind.KillWorker or FaultKind.JumpClock ? $"{fault.Which} " : "")}for {fault.For.TotalSeconds:0.0} s");
            await InjectAsync(fault, stage, engine, holders, dpo, cancel);
            injected[fault.Kind] = injected.GetValueOrDefault(fault.Kind) + 1;
            await LookForTimersAsync(stage);
        }

        if (!backup.IsTaken)
        {
            await backup.TakeAsync();
        }
    }

    private static async Task InjectAsync(Fault fault, Stage stage, Engine engine, Kept holders, Api dpo, CancellationToken cancel)
    {
        switch (fault.Kind)
        {
            case FaultKind.KillWeb:
                engine.Web.Kill(fault.For);
                break;
            case FaultKind.KillWorker:
                engine.Workers[fault.Which % engine.Workers.Count].Kill(fault.For);
                break;
            case FaultKind.KillHolders:
                holders.Kill(fault.For);
                break;
            case FaultKind.StopDatabaseAtOnce:
                await stage.StopDatabaseAtOnceAsync();
                await Task.Delay(fault.For, cancel);
                await stage.StartDatabaseAsync();
                break;
            case FaultKind.StopBroker:
                await stage.StopBrokerAsync();
                await Task.Delay(fault.For, cancel);
                await stage.StartBrokerAsync();
                break;
            case FaultKind.KillBroker:
                await stage.KillBrokerAsync();
                await Task.Delay(fault.For, cancel);
                await stage.StartBrokerAsync();
                break;
            case FaultKind.CutBroker:
                stage.Proxy.Cut(true);
                await Task.Delay(fault.For, cancel);
                stage.Proxy.Cut(false);
                break;
            case FaultKind.FillDisk:
                await stage.FillDiskAsync(true);
                await Task.Delay(fault.For, cancel);
                await stage.FillDiskAsync(false);
                // It may have stopped itself rather than lose what it could not write.
                await stage.StartDatabaseAsync();
                break;
            case FaultKind.JumpClock:
                await dpo.SendAsync(HttpMethod.Post, "/dev/clock", new { advance = $"P{fault.Which}D" });
                break;
            case FaultKind.TakeMailAway:
                stage.Mail.IsAway = true;
                await Task.Delay(fault.For, cancel);
                stage.Mail.IsAway = false;
                break;
            default:
                stage.Time.IsAway = true;
                await Task.Delay(fault.For, cancel);
                stage.Time.IsAway = false;
                break;
        }
    }

    private async Task LookForTimersAsync(Stage stage)
    {
        openWithoutTimer.AddRange(await stage.SqlAsync("SELECT c.id, c.step FROM cases c WHERE c.state = 'open' AND NOT EXISTS (SELECT FROM timers t WHERE t.case_id = c.id)"));
        timerChecks++;
    }

    // Until nothing is to be done any more, or patience ends: then the verdict says what is left.
    private static async Task DrainAsync(Stage stage, Engine engine, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < LongestDrain)
        {
            await Task.Delay(1000, cancel);
            if (await stage.CountAsync("SELECT (SELECT count(*) FROM cases WHERE state = 'open') + (SELECT count(*) FROM effects WHERE state = 'pending')") == 0
                && await engine.QueuedAsync() == 0)
            {
                return;
            }
        }
    }

    private async Task PrintAsync(Stage stage, Verdict verdict)
    {
        await report.WriteLineAsync("\n| fault | injected |\n|---|---:|");
        foreach (var (kind, count) in injected.OrderBy(one => one.Key))
        {
            await report.WriteLineAsync($"| {kind} | {count} |");
        }

        await report.WriteLineAsync($"\n| promise | counted | |\n|---|---:|---|");
        foreach (var line in verdict.Lines)
        {
            await report.WriteLineAsync($"| {line.Promise} | {line.Counted} | {(line.Holds ? "holds" : "BROKEN")} |");
        }

        await report.WriteLineAsync($"\n{timerChecks} looks for open cases without a timer; {stage.Time.Stamped} timestamps; {stage.Mail.Taken.Count} mails; {Environment.ProcessorCount} cores");
    }

    private ProcessStartInfo Holders(Stage stage) => new("dotnet", [typeof(Campaign).Assembly.Location, "holders", $"{options.Seed}", stage.Folder])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    // Whatever still carries the folder's name: helpers of killed processes among them.
    private static void EndWhatIsLeft(string folder)
    {
        foreach (var process in Process.GetProcesses().Where(one => one.Id != Environment.ProcessId))
        {
            try
            {
                if (File.ReadAllText($"/proc/{process.Id}/environ").Contains(folder, StringComparison.Ordinal))
                {
                    process.Kill();
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // Ended meanwhile.
            }
        }
    }
}
