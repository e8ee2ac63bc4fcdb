using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>Letters typeset and signed, against the bare compile and the bare signature of the same letters.</summary>
internal static class LettersBenchmark
{
    public static Benchmark Benchmark { get; } = new("letters", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        using var keys = new BenchmarkKeys();
        return effort.Quick
            ? await MeasureAsync(keys, [keys.Basic], 1, effort, cancel)
            : [.. await MeasureAsync(keys, [keys.Basic, keys.Timestamped, keys.Foreign], 1, effort, cancel), .. await MeasureAsync(keys, [keys.Basic, keys.Timestamped], 2, effort, cancel)];
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchmarkKeys keys, SignatureLevel[] levels, int workers, Effort effort, CancellationToken cancel)
    {
        var letters = SampleLetters.Of(effort.Of(68, 2));
        var options = LetterPressOptions.Find() with { Workers = workers };
        using var press = new LetterPress(options);

        // Dealt out like the press does it: a worker with one language alone would find more in its cache.
        var bare = letters.Index().GroupBy(one => one.Index % workers, one => one.Item).Select(part => new BareTypst(options, part)).ToList();
        try
        {
            var pdfs = await Crew.WorkAsync(workers, letters, TypesetAsync);
            var rounds = new Rounds()
                .Add("typeset", letters.Count, () => Crew.WorkAsync(workers, letters, TypesetAsync))
                .Add("compile", letters.Count, () => Task.WhenAll(bare.Select(one => one.CompileAllAsync())));
            foreach (var level in levels)
            {
                rounds
                    .Add($"letters {level.Name}", letters.Count, () => Crew.WorkAsync(workers, letters, async letter => await keys.SignAsync(level, await TypesetAsync(letter), cancel)))
                    .Add($"sign {level.Name}", letters.Count, () => Crew.WorkAsync(workers, pdfs, pdf => keys.SignAsync(level, pdf, cancel)))
                    .Add($"bare {level.Name}", letters.Count, () => Crew.WorkAsync(workers, pdfs, pdf => BareSignature.SignAsync(pdf, keys.Seal.Certificate, level.Authority, cancel)));
            }

            await rounds.RunAsync(effort, cancel);
            return Figures(rounds, levels, workers == 1 ? "1 worker" : $"{workers} workers");
        }
        finally
        {
            bare.ForEach(one => one.Dispose());
        }

        Task<byte[]> TypesetAsync(LetterData letter) => press.TypesetAsync(letter, cancel);
    }

    private static IReadOnlyList<Figure> Figures(Rounds rounds, SignatureLevel[] levels, string on) =>
    [
        rounds.PerSecond($"{on}: typeset", "letters/s", "typeset"),
        rounds.PerSecond($"{on}: bare compile", "letters/s", "compile"),
        rounds.Cost($"{on}: typeset", "letter", "typeset"),
        rounds.Cost($"{on}: bare compile", "letter", "compile"),
        .. levels.SelectMany(level => new[]
        {
            rounds.PerSecond($"{on}: typeset and signed {level.Name}", "letters/s", $"letters {level.Name}"),
            rounds.Cost($"{on}: signed {level.Name}", "letter", $"sign {level.Name}"),
            rounds.Cost($"{on}: bare signature {level.Name}", "letter", $"bare {level.Name}"),
            rounds.Share($"**{on}: typeset and signed {level.Name}, against bare compile + bare signature**", $"letters {level.Name}", "compile", $"bare {level.Name}"),
            rounds.ShareByClock($"{on}: the same", $"letters {level.Name}", "compile", $"bare {level.Name}"),
        }),
    ];
}
