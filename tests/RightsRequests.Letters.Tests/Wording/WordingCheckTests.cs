using RightsRequests.Letters.Tests.Typesetting;

namespace RightsRequests.Letters.Tests.Wording;

[Collection(nameof(PressRoom))]
public sealed class WordingCheckTests(PressRoom room)
{
    [Fact]
    public void The_wording_of_the_policy_pack_has_no_fault() =>
        Assert.Empty(WordingCheck.Run(room.Options.WordingRoot));

    [Fact]
    public async Task Every_wording_of_the_policy_pack_compiles() =>
        Assert.Empty(await WordingCheck.RunWithTypstAsync(room.Options, head: null, CancellationToken.None));

    [Fact]
    public void A_missing_file_is_a_fault()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Delete("en/refusal.typ");
        Assert.Equal([new WordingFault("en/refusal.typ", null, "is missing")], WordingCheck.Run(wording.Root));
    }

    [Theory]
    [InlineData("fr/response-access.typ", "l’origine des données (point g)", "15(1)(g)")]
    [InlineData("fr/refusal.typ", "#remedies", "12(4)")]
    [InlineData("fr/refusal.typ", "#remedies", "GDPR 79")]
    [InlineData("en/response-portability.typ", "in a structured, commonly used and machine-readable format", "20(1)")]
    [InlineData("fr/identity-request.typ", "Le délai de réponse est suspendu", "EDPB 01/2022")]
    [InlineData("en/extension.typ", "no later than three months", "12(3)")]
    public void A_letter_that_lost_what_the_law_demands_is_a_fault(string file, string lost, string source)
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        // The portability letter names its format in both branches: take both away.
        wording.Replace(file, lost, "…");
        if (file.EndsWith("portability.typ", StringComparison.Ordinal))
        {
            wording.Replace(file, "in a structured, commonly used and machine-readable file", string.Empty);
        }

        Assert.Contains(WordingCheck.Run(wording.Root), fault => fault is { Line: > 0 } && fault.File == file && fault.Message.Contains(source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en/extension.typ", "no later than three months from the receipt", "no later than two months from the receipt", "en/extension.typ", "no later than two")]
    [InlineData("fr/identity-request.typ", "Le délai de réponse est suspendu", "Nous attendons", "fr/identity-request.typ", "#show: letter.with(")]
    [InlineData("fr/receipt.typ", "Nous attestons avoir reçu", "// Nous attestons avoir reçu", "fr/receipt.typ", "// Nous attestons avoir reçu")]
    [InlineData("fr/words.typ", "Demande reçue le", "Demande reçue", "fr/words.typ", "Demande reçue")]
    public void A_lost_sentence_is_named_with_the_line_that_keeps_most_of_it_or_where_the_letter_begins(string file, string lost, string instead, string named, string line)
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Replace(file, lost, instead);
        var fault = Assert.Single(WordingCheck.Run(wording.Root));
        Assert.Equal(named, fault.File);
        Assert.Contains(line, File.ReadAllLines(Path.Combine(wording.Root, named))[fault.Line!.Value - 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_is_never_printed_is_named_with_its_line()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Replace("en/extension.typ", "no later than three months from the receipt", "#if false [no later than three months from the receipt]");
        var fault = Assert.Single(await WordingCheck.RunWithTypstAsync(room.Options with { WordingRoot = wording.Root }, head: null, CancellationToken.None));
        Assert.Equal("en/extension.typ", fault.File);
        Assert.Contains("#if false", File.ReadAllLines(Path.Combine(wording.Root, fault.File))[fault.Line!.Value - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_lost_from_a_shared_passage_is_a_fault_of_that_passage()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Replace("fr/passages.typ", "TSA 80715, ", string.Empty);
        var fault = Assert.Single(WordingCheck.Run(wording.Root));
        Assert.Equal("fr/passages.typ", fault.File);
        Assert.Contains("3 place de Fontenoy", File.ReadAllLines(Path.Combine(wording.Root, fault.File))[fault.Line!.Value - 1], StringComparison.Ordinal);
        Assert.All(["fr/refusal.typ", "fr/response-access.typ", "fr/response-erasure.typ", "fr/closing-unidentified.typ"], letter => Assert.Contains(letter, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_that_stands_only_in_a_comment_does_not_count()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Replace("fr/response-automated-decision.typ", "Vous pouvez contester ce résultat", "// Vous pouvez contester ce résultat\nEcrivez-nous");
        Assert.Contains(WordingCheck.Run(wording.Root), fault => fault.Message.Contains("contest", StringComparison.Ordinal));
    }

    [Fact]
    public void A_letter_without_letterhead_and_a_fetched_package_are_faults()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Write("fr/receipt.typ", File.ReadAllText(Path.Combine(wording.Root, "fr/receipt.typ"))
            .Replace("#show: letter.with(title: \"Récépissé\")", "#import \"@preview/x:1.0.0\": *", StringComparison.Ordinal));
        var faults = WordingCheck.Run(wording.Root).Where(fault => fault.File == "fr/receipt.typ").ToList();
        Assert.Contains(faults, fault => fault.Message.Contains("letterhead", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Line == 3 && fault.Message.Contains("package", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wording_that_does_not_compile_is_a_fault_with_its_line()
    {
        using var wording = WordingCopy.Of(room.Options.WordingRoot);
        wording.Replace("en/receipt.typ", "#closing", "#clossing");
        var faults = await WordingCheck.RunWithTypstAsync(room.Options with { WordingRoot = wording.Root }, head: null, CancellationToken.None);
        var fault = Assert.Single(faults, fault => fault.Message.Contains("clossing", StringComparison.Ordinal));
        Assert.Equal("en/receipt.typ", fault.File);
        Assert.NotNull(fault.Line);
    }
}
