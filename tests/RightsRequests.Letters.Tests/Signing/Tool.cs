using System.Diagnostics;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>Runs an independent judge. One that is not installed fails the test.</summary>
internal static class Tool
{
    public static ToolResult Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} did not end.");
        }

        return new ToolResult(process.ExitCode, output + errors.Result);
    }

    public static string RunOrFail(string name, params string[] arguments)
    {
        var result = Run(name, arguments);
        Assert.True(result.ExitCode == 0, $"{name} {string.Join(' ', arguments)}: {result.Output}");
        return result.Output;
    }
}

internal sealed record ToolResult(int ExitCode, string Output);
