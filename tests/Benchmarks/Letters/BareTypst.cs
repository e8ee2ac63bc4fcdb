using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>A Node process that compiles a set of letters in a loop, each time it is told to.</summary>
internal sealed class BareTypst : IDisposable
{
    private readonly string orders = Path.GetTempFileName();
    private readonly Process process;

    public BareTypst(LetterPressOptions options, IEnumerable<LetterData> letters)
    {
        File.WriteAllBytes(orders, JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                modulesRoot = options.NodeModulesRoot,
                wordingRoot = options.WordingRoot,
                scriptRoot = options.ScriptRoot,
                letters = letters.Select(letter => new
                {
                    template = LetterTemplate.For(letter),
                    letter = AsWorkersPassIt(letter),
                    createdAt = letter.LetterDate.At(LocalTime.Noon).InUtc().ToInstant().ToUnixTimeSeconds(),
                }),
            },
            JsonSerializerOptions.Web));
        process = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Letters", "bare.cjs"), orders])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>All letters once; returns how many bytes of PDF came out.</summary>
    public async Task<long> CompileAllAsync()
    {
        await process.StandardInput.WriteLineAsync("all");
        await process.StandardInput.FlushAsync();
        return await process.StandardOutput.ReadLineAsync() is { } bytes
            ? long.Parse(bytes, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The bare compile failed: see above.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        File.Delete(orders);
    }

    private static string AsWorkersPassIt(LetterData letter)
    {
        var json = JsonNode.Parse(LetterJson.Write(letter))!.AsObject();
        json["missingCharacters"] = new JsonArray();
        return json.ToJsonString();
    }
}
