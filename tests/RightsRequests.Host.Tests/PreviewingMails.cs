namespace RightsRequests.Host.Tests;

public sealed class PreviewingMails(PublishedHost host)
{
    [Fact]
    public async Task A_mail_is_shown_with_a_sample_in_its_blanks()
    {
        var ran = await host.RunAsync("mail preview one-time-code --language en");

        Assert.True(ran.ExitCode == 0, ran.Errors);
        Assert.StartsWith("Your one-time code for DR-2026-7K3M9\n\nYour one-time code is: 4821-7730-96\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail preview nothing", "one-time-code")]
    [InlineData("mail preview letter --language de", "fr, en")]
    public async Task What_is_not_there_is_answered_by_what_there_is(string arguments, string offered)
    {
        var ran = await host.RunAsync(arguments);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(offered, ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wording_that_leaves_out_the_code_is_a_fault_and_is_not_served()
    {
        using var copy = new PackCopy();
        copy.Change("mails/fr/one-time-code.txt", text => text.Replace("{{ code }}", "", StringComparison.Ordinal));

        var check = await host.RunAsync($"workflows check {copy.Directory}");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("mails/fr/one-time-code.txt:0: fault: {{ code }} is missing", check.Output, StringComparison.Ordinal);
        var served = await host.RunAsync("serve", ("RIGHTS__WorkflowsDirectory", copy.Directory));
        Assert.Equal(1, served.ExitCode);
        Assert.Contains("one-time-code.txt", served.Errors, StringComparison.Ordinal);
    }
}
