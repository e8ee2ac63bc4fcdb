using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>How much memory many letters take: in this process, and in the one worker that typesets them, which is replaced before it grows.</summary>
internal static class LettersMemory
{
    public const string Part = "letters-memory";

    public static Benchmark Benchmark { get; } = new(Part, MeasureAsync);

    /// <summary>In a process of its own.</summary>
    public static async Task RunAsync(int letters, int perWorker)
    {
        using var keys = new BenchmarkKeys();
        using var press = new LetterPress(LetterPressOptions.Find() with { Workers = 1, LettersPerWorker = perWorker });
        var worker = 0L;
        var steps = new List<Step>();
        foreach (var (number, letter) in SampleLetters.Of(letters).Index())
        {
            await keys.SignAsync(keys.Basic, await press.TypesetAsync(letter, CancellationToken.None), CancellationToken.None);
            if ((number + 1) % (letters / 10) == 0)
            {
                var node = ChildProcesses.Of(Environment.ProcessId).Select(ChildProcesses.MostMemory).DefaultIfEmpty().Max();
                worker = Math.Max(worker, node);
                steps.Add(new(number + 1, ChildProcesses.MostMemory(Environment.ProcessId), node, press.ReplacedWorkers));
            }
        }

        FreshProcess.Answer(steps);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var (letters, perWorker) = effort.Quick ? (10, 4) : (3_000, new LetterPressOptions("", "").LettersPerWorker);
        var steps = await FreshProcess.AskAsync<List<Step>>(Part, $"{letters}", $"{perWorker}");
        return
        [
            .. steps.Where((_, index) => index % 3 == 0).SelectMany(step => new[]
            {
                Figure.Of($"after {step.Letters} letters: peak of the process", "MB", step.Process / 1e6),
                Figure.Of($"after {step.Letters} letters: peak of its worker (replaced {step.Replaced} times)", "MB", step.Worker / 1e6),
            }),
        ];
    }

    private sealed record Step(int Letters, long Process, long Worker, int Replaced);
}
