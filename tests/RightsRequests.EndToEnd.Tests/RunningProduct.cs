using System.Diagnostics;
using System.Net.Http.Headers;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>The whole product as a person starts it: <c>deploy/run-local.sh</c> with its private services, under a directory of its own.</summary>
public class RunningProduct : IAsyncLifetime
{
    // The first start of the run builds; the others start what it built.
    private static bool built;

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("rights-requests-");
    private Process? process;

    public static string Root { get; } = FindRoot();

    public Uri Address { get; private set; } = null!;

    protected virtual IReadOnlyList<string> Options => [];

    /// <summary>Set in the environment of all its processes.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public string Data => data.FullName;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Root, "deploy", "run-local.sh"), "--data", data.FullName, .. built ? ["--no-build"] : Array.Empty<string>(), .. Options])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Root,
        };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                Address = new Uri(line["ready ".Length..]);
                built = true;
                return;
            }
        }

        throw new InvalidOperationException("run-local.sh ended before it was ready.");
    }

    public async Task StopAsync()
    {
        if (process is { HasExited: false })
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Command lines of processes that still belong to this directory: by their arguments or their environment (epmd shows only there).</summary>
    public IReadOnlyList<string> LeftBehind() =>
        [.. Directory.GetDirectories("/proc").Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
            .Where(folder => Reads(folder, "cmdline").Contains(data.FullName, StringComparison.Ordinal) || Reads(folder, "environ").Contains(data.FullName, StringComparison.Ordinal))
            .Select(folder => Reads(folder, "cmdline").Replace('\0', ' '))];

    private static string Reads(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A client of the API; with a token when roles are named.</summary>
    public async Task<ApiClient> ClientAsync(string? user = null, params string[] roles)
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(3) };
        var client = new ApiClient(http);
        if (user is not null)
        {
            var token = await client.PostAsync("/dev/token", new { user, roles });
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Body.GetProperty("accessToken").GetString());
        }

        return client;
    }

    public async Task KillAsync(string name)
    {
        var pid = await File.ReadAllTextAsync(Path.Combine(data.FullName, $"{name}.pid"));
        using var kill = Process.Start("kill", ["-KILL", pid.Trim()]);
        await kill.WaitForExitAsync();
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "RightsRequests.sln")))
        {
            directory = directory.Parent;
        }

        return directory!.FullName;
    }
}
