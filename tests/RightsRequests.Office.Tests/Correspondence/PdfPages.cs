using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>What the pages of a letter say, read by pdftotext.</summary>
internal static partial class PdfPages
{
    public static async Task<string> ReadAsync(byte[] pdf)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("office-letter").FullName, "letter.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return Space().Replace(text, " ");
    }

    // Thin and no-break spaces, and lines, are one space.
    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
