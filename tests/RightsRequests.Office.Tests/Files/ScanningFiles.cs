using RightsRequests.Files;

namespace RightsRequests.Office.Tests.Files;

public sealed class ScanningFiles
{
    [Fact]
    public async Task What_clamd_finds_is_infected_and_the_rest_is_clean()
    {
        using var clamd = new FakeClamd();
        var scanner = new FileScanner(clamd.Address);

        Assert.Equal(ScanVerdict.Clean, await scanner.ScanAsync(new byte[200_000], default));
        Assert.Equal(ScanVerdict.Infected, await scanner.ScanAsync("xxEICARxx"u8.ToArray(), default));
    }

    [Fact]
    public async Task A_scanner_that_is_away_or_says_something_else_is_unavailable()
    {
        var gone = new FakeClamd();
        var address = gone.Address;
        gone.Dispose();
        using var full = new FakeClamd(always: "INSTREAM size limit exceeded. ERROR\0");

        Assert.Equal(ScanVerdict.Unavailable, await new FileScanner(address).ScanAsync(new byte[10], default));
        Assert.Equal(ScanVerdict.Unavailable, await new FileScanner(full.Address).ScanAsync(new byte[10], default));
        Assert.Equal(ScanVerdict.Clean, await new FileScanner(null).ScanAsync(new byte[10], default));
    }
}
