using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace RightsRequests.Law.Tests.SecondOpinion;

/// <summary>Asks the npm package date-holidays; a machine without Node fails the test, it never skips it.</summary>
internal static class DateHolidays
{
    public static Dictionary<string, string[]> Between(int firstYear, int lastYear, IEnumerable<string> regions)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Run(folder, "npm", ["ci", "--no-audit", "--no-fund"]);
        }

        string[] years = [firstYear.ToString(CultureInfo.InvariantCulture), lastYear.ToString(CultureInfo.InvariantCulture)];
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(Run(folder, "node", ["holidays.mjs", .. years, .. regions]))!;
    }

    private static string Folder()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "RightsRequests.Law.Tests.csproj")))
        {
            directory = directory.Parent;
        }

        Assert.NotNull(directory);
        return Path.Combine(directory.FullName, "SecondOpinion");
    }

    private static string Run(string folder, string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.Result}");
        return output;
    }
}
