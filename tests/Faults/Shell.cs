using System.Diagnostics;

namespace RightsRequests.Faults;

/// <summary>Other programs.</summary>
internal static class Shell
{
    /// <summary>Nothing more in its environment than in ours.</summary>
    public static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, string program, params IReadOnlyList<string> arguments)
    {
        var (code, printed, said) = await EndAsync(folder, environment, program, arguments);
        return code == 0 ? printed : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {code} {said}{printed}");
    }

    public static async Task<bool> TryAsync(string program, params string[] arguments) => (await EndAsync("/", Nothing, program, arguments)).Code == 0;

    public static async Task<(int Code, string Printed, string Said)> EndAsync(string folder, IReadOnlyDictionary<string, string> environment, string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (printed, said) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await printed, await said);
    }
}
