namespace RightsRequests.Host.Tests;

public sealed class CheckingThePack(PublishedHost host)
{
    [Fact]
    public async Task The_pack_beside_the_executable_is_sound()
    {
        var ran = await host.RunAsync("workflows check");

        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Contains("0 faults", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pack_of_the_current_directory_goes_first()
    {
        using var copy = new PackCopy();
        copy.Change("erasure.yaml", text => text.Replace("right: erasure", "right: forgetting", StringComparison.Ordinal));

        var ran = await host.RunAsync("workflows check", copy.Parent);

        Assert.Equal(1, ran.ExitCode);
        Assert.Matches(@"(?m)^erasure\.yaml:\d+: fault: ", ran.Output);
    }

    [Theory]
    [InlineData("letters/fr/refusal.typ")]
    [InlineData("letters/en/response-access.typ")]
    public async Task A_letter_that_is_missing_is_a_fault(string file)
    {
        using var copy = new PackCopy();
        File.Delete(Path.Combine(copy.Directory, file));

        var ran = await host.RunAsync($"workflows check {copy.Directory}");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"{file}:0: fault: ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_from_which_the_complaint_was_removed_is_a_fault()
    {
        using var copy = new PackCopy();
        foreach (var file in Directory.GetFiles(Path.Combine(copy.Directory, "letters", "fr"), "*.typ"))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("place de Fontenoy", "quelque part", StringComparison.Ordinal));
        }

        var ran = await host.RunAsync($"workflows check {copy.Directory}");

        Assert.Equal(1, ran.ExitCode);
        Assert.Matches(@"letters/fr/passages\.typ:[1-9][0-9]*: fault: lacks the complaint.*fr/refusal\.typ", ran.Output);
        Assert.DoesNotContain("letters/en/", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_serve_with_a_faulty_pack()
    {
        using var copy = new PackCopy();
        File.Delete(Path.Combine(copy.Directory, "letters", "fr", "refusal.typ"));

        var ran = await host.RunAsync("serve", ("RIGHTS__WorkflowsDirectory", copy.Directory));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("refusal.typ", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("erasure", "svg", "<svg")]
    [InlineData("access", "mermaid", "flowchart")]
    public async Task A_procedure_can_be_drawn(string right, string format, string begins)
    {
        var ran = await host.RunAsync($"workflows draw {right} --format {format}");

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith(begins, ran.Output, StringComparison.Ordinal);
    }
}
