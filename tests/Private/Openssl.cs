using System.Diagnostics;

namespace RightsRequests.Tests.Private;

/// <summary>OpenSSL's own program, in a folder.</summary>
internal static class Openssl
{
    /// <summary>Its exit code.</summary>
    public static async Task<int> TryAsync(string folder, string arguments) => (await StartAsync(folder, arguments)).ExitCode;

    /// <summary>The same where it must succeed.</summary>
    public static async Task RunAsync(string folder, string arguments)
    {
        var (exitCode, errors) = await StartAsync(folder, arguments);
        Assert.True(exitCode == 0, errors);
    }

    private static async Task<(int ExitCode, string Errors)> StartAsync(string folder, string arguments)
    {
        using var run = Process.Start(new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        // Both at once, or a full pipe stops it.
        var said = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode, said[1]);
    }
}
