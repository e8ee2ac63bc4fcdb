using RightsRequests.Letters.Tests.Typesetting;

namespace RightsRequests.Letters.Tests.Pictures;

/// <summary>The pages of letters look as they did when a person last looked at them.</summary>
/// <remarks>After a wanted change: <c>RENEW_PICTURES=true dotnet test tests/RightsRequests.Letters.Tests --filter PictureTests</c>, look at each picture, commit them.</remarks>
[Collection(nameof(PressRoom))]
public sealed class PictureTests(PressRoom room)
{
    private static readonly string Folder = Path.Combine(
        Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, "..", "..")), "tests", "RightsRequests.Letters.Tests", "Pictures");

    /// <summary>Each letter's first page in French; in English one letter of each kind; and the page of an access letter that lists the data.</summary>
    public static TheoryData<string, string, string, int> Pages()
    {
        var pages = new TheoryData<string, string, string, int> { { "response", "access", "fr", 2 }, { "response", "access", "en", 2 } };
        foreach (var (kind, right) in LetterTemplate.Wordings())
        {
            pages.Add(kind, right, "fr", 1);
        }

        foreach (var (kind, right) in LetterTemplate.Wordings().DistinctBy(one => one.Kind))
        {
            pages.Add(kind, right, "en", 1);
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_letter_looks_as_it_was_reviewed(string kind, string right, string language, int page)
    {
        var pdf = await room.Press.TypesetAsync(SampleLetter.For(kind, right, language).Under("mgen"), CancellationToken.None);
        var name = Path.GetFileNameWithoutExtension(LetterTemplate.For(language, kind, right));
        var reference = Path.Combine(Folder, $"{(language == "fr" ? "" : $"{language}-")}{name}{(page == 1 ? "" : $"-{page}")}.png");
        var drawn = await DrawAsync(pdf, page);
        if (Environment.GetEnvironmentVariable("RENEW_PICTURES") == "true")
        {
            await File.WriteAllBytesAsync(reference, drawn);
        }

        var differs = GreyPicture.Read(drawn).Differs(GreyPicture.Read(await File.ReadAllBytesAsync(reference)));
        Assert.True(differs < 0.01, $"{differs:P1} of the page looks otherwise than {Path.GetFileName(reference)}");
    }

    private static async Task<byte[]> DrawAsync(byte[] pdf, int page)
    {
        var picture = Path.Combine(Path.GetTempPath(), $"page-{Guid.NewGuid():N}");
        var (code, said) = await ForeignTool.RunAsync("pdftoppm", pdf, file => ["-gray", "-png", "-r", "40", "-singlefile", "-f", $"{page}", file, picture]);
        Assert.True(code == 0, said);
        var png = await File.ReadAllBytesAsync($"{picture}.png");
        File.Delete($"{picture}.png");
        return png;
    }
}
