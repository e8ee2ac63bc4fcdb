using System.Text.Json;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>What a screen reader is told by a PDF, as pdf.js understands it.</summary>
internal sealed record ReadAloud(string? Language, string? Title, bool Marked, int Pages, IReadOnlyList<ReadElement> Elements)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public IEnumerable<string> Texts(string role) => Elements.Where(element => element.Role == role).Select(element => element.Text);

    public static async Task<ReadAloud> OfAsync(byte[] pdf)
    {
        var (code, output) = await ForeignTool.RunAsync("node", pdf, file => [Path.Combine(Folder(), "structure.mjs"), file]);
        Assert.True(code == 0, output);
        return JsonSerializer.Deserialize<ReadAloud>(output.Split('\n').Single(line => line.StartsWith('{')), Json)!;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "RightsRequests.Letters.Tests", "judges");
            if (Directory.Exists(Path.Combine(candidate, "node_modules")))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("pdf.js is not installed: run deploy/install.sh test.");
    }
}

/// <summary>One element of the structure, parents before children, in reading order.</summary>
internal sealed record ReadElement(int Page, int Depth, string Role, string? Alt, string? Lang, string Text);
