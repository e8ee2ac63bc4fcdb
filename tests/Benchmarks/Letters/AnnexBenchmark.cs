using RightsRequests.Letters;
using UglyToad.PdfPig;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>Pages of an access letter whose annex prints 1,000 data.</summary>
internal static class AnnexBenchmark
{
    public static Benchmark Benchmark { get; } = new("annex", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var rows = effort.Of(1_000, 20);
        // More letters than the worker's cache remembers, no two alike.
        var letters = Enumerable.Range(1, effort.Of(7, 2)).Select(number => SampleLetters.Annex(rows, number)).ToList();
        var options = LetterPressOptions.Find() with { Workers = 1 };
        using var press = new LetterPress(options);
        using var bare = new BareTypst(options, letters);
        using var document = PdfDocument.Open(await press.TypesetAsync(letters[0], cancel));
        var pages = document.NumberOfPages * letters.Count;
        var rounds = new Rounds()
            .Add("typeset", pages, () => Crew.WorkAsync(1, letters, letter => press.TypesetAsync(letter, cancel)))
            .Add("compile", pages, bare.CompileAllAsync);
        await rounds.RunAsync(effort, cancel);
        return
        [
            Figure.Of($"pages of an annex of {rows} rows", "pages", document.NumberOfPages),
            rounds.PerSecond("typeset", "pages/s", "typeset"),
            rounds.PerSecond("bare compile", "pages/s", "compile"),
            rounds.Cost("typeset", "page", "typeset"),
            rounds.Cost("bare compile", "page", "compile"),
            rounds.Share("**typeset, against the bare compile**", "typeset", "compile"),
        ];
    }
}
