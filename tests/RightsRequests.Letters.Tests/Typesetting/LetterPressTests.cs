namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>The press as a machine: faults, time limit, many at once.</summary>
[Collection(nameof(PressRoom))]
public sealed class LetterPressTests(PressRoom room)
{
    [Fact]
    public async Task Many_letters_at_once_come_out_each_with_its_own_data()
    {
        var texts = await Task.WhenAll(Enumerable.Range(1, 24).Select(index =>
            room.TextOfAsync(SampleLetter.For("receipt", "access", "fr") with { Reference = $"DR-2026-{index:D5}" })));
        Assert.All(texts.Index(), pair => Assert.Contains($"DR-2026-{pair.Index + 1:D5}", pair.Item));
    }

    [Fact]
    public async Task A_letter_that_never_ends_is_stopped_and_the_next_ones_go_out()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Write("fr/receipt.typ", "#let turn(n, seed) = for x in range(1000) { if n > 0 { turn(n - 1, seed + str(x)) } }\n#turn(9, \"\")");
        await using var press = new LetterPress(room.Options with { WordingRoot = wording.Root, TimeLimit = TimeSpan.FromSeconds(8), Workers = 1, Retries = 1 });
        var failure = await Assert.ThrowsAsync<LetterFailedException>(
            () => press.TypesetAsync(SampleLetter.For("receipt", "access", "fr"), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(3)));
        Assert.Contains("fr/receipt.typ could not be typeset: its worker failed or took longer", failure.Message);
        Assert.EndsWith("2 times (InvocationException).", failure.Message);
        Assert.Equal(2, press.ReplacedWorkers);
        Assert.NotEmpty(await press.TypesetAsync(SampleLetter.For("extension", "access", "fr"), CancellationToken.None));
    }

    [Theory]
    [InlineData(3, long.MaxValue, 2)]
    [InlineData(int.MaxValue, 1, 7)]
    public async Task A_worker_is_replaced_before_it_grows(int letters, long bytes, int replaced)
    {
        await using var press = new LetterPress(room.Options with { Workers = 1, LettersPerWorker = letters, LargestWorker = bytes });
        for (var index = 0; index < 7; index++)
        {
            Assert.NotEmpty(await press.TypesetAsync(SampleLetter.For("receipt", "access", "fr"), CancellationToken.None));
        }

        Assert.Equal(replaced, press.ReplacedWorkers);
    }

    [Fact]
    public async Task A_wording_that_does_not_compile_is_named_with_its_line_and_without_data()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Write("fr/receipt.typ", "#import \"passages.typ\": *\n#show: letter.with(title: \"x\")\n#panic(d.addressee.name)");
        await using var press = new LetterPress(room.Options with { WordingRoot = wording.Root, Workers = 1 });
        var failure = await Assert.ThrowsAsync<LetterFailedException>(
            () => press.TypesetAsync(SampleLetter.For("receipt", "access", "fr"), CancellationToken.None));
        Assert.Contains("line 3", failure.Message);
        Assert.DoesNotContain("Petitjean", failure.ToString());
    }

    [Fact]
    public async Task A_letter_given_up_by_its_caller_leaves_the_press_usable()
    {
        await using var press = new LetterPress(room.Options with { Workers = 1 });
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => press.TypesetAsync(SampleLetter.For("receipt", "access", "fr"), cancel.Token));
        Assert.NotEmpty(await press.TypesetAsync(SampleLetter.For("receipt", "access", "fr"), CancellationToken.None));
    }

    [Fact]
    public async Task An_undecided_outcome_and_a_free_path_are_refused()
    {
        var letter = SampleLetter.For("response", "erasure", "fr");
        await Assert.ThrowsAsync<ArgumentException>(() => room.Press.TypesetAsync(
            letter with { Outcomes = [letter.Outcomes[0] with { Outcome = "needs-decision" }] }, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => room.Press.TypesetAsync(
            letter with { Right = "../../secret" }, CancellationToken.None));
    }

    [Fact]
    public void A_missing_installation_names_the_command_that_mends_it()
    {
        var empty = Directory.CreateTempSubdirectory("no-node-").FullName;
        var failure = Assert.Throws<DirectoryNotFoundException>(() => LetterPressOptions.Find(null, empty));
        Assert.Contains("npm ci", failure.Message);
        Directory.Delete(empty);
    }
}
