namespace RightsRequests.Host.Tests;

/// <summary>What a lawyer sees and is told before a wording is used.</summary>
public sealed class PreviewingLetters(PublishedHost host)
{
    private static readonly (string, string) Node = ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node"));

    [Theory]
    [InlineData("refusal --language fr --case sample --right erasure --controller mgen-union")]
    [InlineData("response --language en --right portability")]
    public async Task A_sample_needs_no_database(string arguments)
    {
        var file = Path.Combine(host.Elsewhere, $"{Guid.NewGuid():N}.pdf");

        var ran = await host.RunAsync($"letter preview {arguments} --output {file}", Node);

        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.Equal("%PDF-"u8.ToArray(), File.ReadAllBytes(file)[..5]);
    }

    [Theory]
    [InlineData("letter preview farewell", "KIND")]
    [InlineData("letter preview refusal --language de", "--language")]
    [InlineData("letter preview refusal --controller nobody", "--controller")]
    [InlineData("letter preview recipient-notice --case DR-2026-7K3M9", "--recipient")]
    public async Task Wrong_use_names_what_is_wrong(string arguments, string named)
    {
        var ran = await host.RunAsync(arguments, Node);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(named, ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_that_stands_in_the_file_but_is_never_printed_is_a_fault()
    {
        using var copy = new PackCopy();
        copy.Change("letters/fr/extension.typ", text => text.Replace("= La nouvelle date", "#if false [La nouvelle date]", StringComparison.Ordinal));
        copy.Change("letters/fr/receipt.typ", text => text.Replace("Nous attestons avoir reçu", "#text(fill: white)[Nous attestons avoir reçu]", StringComparison.Ordinal));

        var ran = await host.RunAsync($"workflows check {copy.Directory}", Node);

        Assert.Equal(1, ran.ExitCode);
        Assert.Matches(@"letters/fr/extension\.typ:[1-9][0-9]*: fault: lacks the new date", ran.Output);
        Assert.Matches(@"letters/fr/receipt\.typ:[1-9][0-9]*: fault: lacks the date of receipt", ran.Output);
        Assert.Contains("typeset and read back", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wording_that_does_not_compile_is_a_fault_with_its_line()
    {
        using var copy = new PackCopy();
        copy.Change("letters/en/receipt.typ", text => text.Replace("#closing", "#clossing", StringComparison.Ordinal));

        var ran = await host.RunAsync($"workflows check {copy.Directory}", Node);

        Assert.Equal(1, ran.ExitCode);
        Assert.Matches(@"(?m)^letters/en/receipt\.typ:[1-9]\d*: fault: ", ran.Output);
    }
}
