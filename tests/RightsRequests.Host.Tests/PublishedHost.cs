using System.Diagnostics;
using RightsRequests.Host.Tests;

[assembly: AssemblyFixture(typeof(PublishedHost))]

namespace RightsRequests.Host.Tests;

/// <summary>The published executable, started as a process in a directory of its own.</summary>
public sealed class PublishedHost : IAsyncLifetime
{
    // Of the test assembly: what was built with it is what is published.
    private static readonly string Configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    // A command that should have refused, and serves instead, would be waited for without end.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("published-host");

    public string Elsewhere => Path.Combine(home.FullName, "elsewhere");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Elsewhere);
        var publish = await RunAsync(
            "dotnet",
            ["publish", Repository.PathOf("src", "RightsRequests.Host"), "--no-build", "-c", Configuration, "-o", Path.Combine(home.FullName, "app"), "-v", "quiet"],
            home.FullName,
            []);
        Assert.True(publish.ExitCode == 0, publish.Output + publish.Errors);
    }

    public ValueTask DisposeAsync()
    {
        home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs one command to its end.</summary>
    public Task<Ran> RunAsync(string arguments, params (string Name, string Value)[] environment) =>
        RunAsync(arguments, Elsewhere, environment);

    public Task<Ran> RunAsync(string arguments, string directory, params (string Name, string Value)[] environment) =>
        RunAsync("dotnet", [Path.Combine(home.FullName, "app", "rights-requests.dll"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], directory, environment);

    /// <summary>Runs one that cannot write a file of more than a kilobyte, as on a disk with no more room.</summary>
    // The runtime's own mapping of what it compiles is such a file too.
    public Task<Ran> RunWithSmallFilesAsync(string arguments, params (string Name, string Value)[] environment) =>
        RunAsync(
            "bash",
            ["-c", $"trap '' XFSZ; ulimit -f 1; exec dotnet {Path.Combine(home.FullName, "app", "rights-requests.dll")} {arguments}"],
            Elsewhere,
            [.. environment, ("DOTNET_EnableWriteXorExecute", "0")]);

    /// <summary>Starts one that stays; the caller ends it.</summary>
    public ServedHost Start(string arguments, params (string Name, string Value)[] environment) =>
        new(Process.Start(Starting("dotnet", [Path.Combine(home.FullName, "app", "rights-requests.dll"), .. arguments.Split(' ')], Elsewhere, environment))!);

    private static async Task<Ran> RunAsync(string program, string[] arguments, string directory, (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Starting(program, arguments, directory, environment))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"It did not end: {string.Join(' ', arguments)}\n{await output}{await errors}");
        }

        return new(process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo Starting(string program, string[] arguments, string directory, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}

/// <summary>How a command ended.</summary>
public sealed record Ran(int ExitCode, string Output, string Errors);
