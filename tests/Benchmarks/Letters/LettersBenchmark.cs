using NodaTime;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>Letters typeset and signed, against the bare compile and the bare signature of the same letters.</summary>
internal static class LettersBenchmark
{
    public static Benchmark Benchmark { get; } = new("letters", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        using var keys = new BenchmarkKeys();
        return
        [
            .. await MeasureAsync(keys, workers: 1, effort, cancel),
            .. await MeasureAsync(keys, workers: 2, effort, cancel),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchmarkKeys keys, int workers, Effort effort, CancellationToken cancel)
    {
        var letters = SampleLetters.Of(effort.Of(136, 34));
        var options = LetterPressOptions.Find() with { Workers = workers };
        using var press = new LetterPress(options);
        var bare = letters.Chunk((letters.Count + workers - 1) / workers).Select(part => new BareTypst(options, part)).ToList();
        try
        {
            var pdfs = await ParallelAsync(workers, letters, letter => press.TypesetAsync(letter, cancel));
            var rounds = new Rounds()
                .Add("typeset", () => ParallelAsync(workers, letters, letter => press.TypesetAsync(letter, cancel)))
                .Add("bare compile", () => Task.WhenAll(bare.Select(one => one.CompileAllAsync())));
            foreach (var (name, signer, authority) in keys.Levels)
            {
                rounds
                    .Add($"letters {name}", () => ParallelAsync(workers, letters, async letter => await SignAsync(signer, await press.TypesetAsync(letter, cancel))))
                    .Add($"sign {name}", () => ParallelAsync(workers, pdfs, pdf => SignAsync(signer, pdf)))
                    .Add($"bare sign {name}", () => ParallelAsync(workers, pdfs, pdf => BareAsync(authority, pdf)));
            }

            await rounds.RunAsync(effort.Rounds, cancel);
            var on = workers == 1 ? "1 worker" : $"{workers} workers";
            return
            [
                rounds.PerSecond($"{on}: typeset", "letters/s", "typeset", letters.Count),
                rounds.PerSecond($"{on}: bare compile", "letters/s", "bare compile", letters.Count),
                rounds.Share($"{on}: typeset against the bare compile", "typeset", "bare compile"),
                .. keys.Levels.SelectMany(level => new[]
                {
                    rounds.PerSecond($"{on}: typeset and signed, {level.Name}", "letters/s", $"letters {level.Name}", letters.Count),
                    rounds.PerSecond($"{on}: signed, {level.Name}", "letters/s", $"sign {level.Name}", letters.Count),
                    rounds.PerSecond($"{on}: bare signature, {level.Name}", "letters/s", $"bare sign {level.Name}", letters.Count),
                    rounds.Share($"**{on}: typeset and signed, {level.Name}, against bare compile + bare signature**", $"letters {level.Name}", "bare compile", $"bare sign {level.Name}"),
                }),
            ];
        }
        finally
        {
            bare.ForEach(one => one.Dispose());
        }

        Task<byte[]> SignAsync(LetterSigner signer, byte[] pdf) => signer.SignAsync(keys.Seal, pdf, BenchmarkKeys.SignedAt, "Réponse à votre demande", cancel);

        Task BareAsync(ITimeAuthority? authority, byte[] pdf)
        {
            if (authority is not null)
            {
                return BareSignature.SignAndStampAsync(pdf, keys.Seal.Certificate, authority, cancel);
            }

            BareSignature.Sign(pdf, keys.Seal.Certificate);
            return Task.CompletedTask;
        }
    }

    private static async Task<IReadOnlyList<T>> ParallelAsync<TIn, T>(int callers, IReadOnlyList<TIn> items, Func<TIn, Task<T>> work)
    {
        var results = new T[items.Count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < items.Count;)
            {
                results[at] = await work(items[at]);
            }
        })));
        return results;
    }

    private static Task ParallelAsync<TIn>(int callers, IReadOnlyList<TIn> items, Func<TIn, Task> work) =>
        ParallelAsync<TIn, bool>(callers, items, async item =>
        {
            await work(item);
            return true;
        });
}
