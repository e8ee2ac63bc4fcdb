using System.Diagnostics;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>A tool of the system as second opinion. A tool that is not installed fails the test.</summary>
internal static class ForeignTool
{
    public static async Task<(int ExitCode, string Output)> RunAsync(string tool, byte[] pdf, Func<string, string[]> arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"letter-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            var start = new ProcessStartInfo(tool, arguments(file)) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
