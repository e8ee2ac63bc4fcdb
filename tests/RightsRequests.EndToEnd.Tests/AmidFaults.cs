using System.Diagnostics;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>The short fault campaign; a long one is run by hand (<c>tests/Faults/run.sh</c>).</summary>
public sealed class AmidFaults(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_minutes_of_faults_of_every_kind_lose_nothing_and_break_no_promise()
    {
        using var campaign = Process.Start(new ProcessStartInfo("bash", [Path.Combine(RunningProduct.Root, "tests", "Faults", "run.sh"), "--cases", "16", "--minutes", "2", "--seed", "1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (printed, said) = (campaign.StandardOutput.ReadToEndAsync(), campaign.StandardError.ReadToEndAsync());
        await campaign.WaitForExitAsync();

        output.WriteLine(await printed);
        Assert.True(campaign.ExitCode == 0, await printed + await said);
    }
}
