using RightsRequests.Letters.Tests.Typesetting;

namespace RightsRequests.Letters.Tests.Pictures;

/// <summary>The first page of each letter looks as it did when a person last looked at it.</summary>
/// <remarks>After a wanted change: <c>RENEW_PICTURES=true dotnet test tests/RightsRequests.Letters.Tests --filter PictureTests</c>, look at each picture, commit them.</remarks>
[Collection(nameof(PressRoom))]
public sealed class PictureTests(PressRoom room)
{
    private static readonly string Folder = Path.Combine(
        Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, "..", "..")), "tests", "RightsRequests.Letters.Tests", "Pictures");

    public static TheoryData<string, string> EveryWording()
    {
        var letters = new TheoryData<string, string>();
        foreach (var (kind, right) in LetterTemplate.Wordings())
        {
            letters.Add(kind, right);
        }

        return letters;
    }

    [Theory]
    [MemberData(nameof(EveryWording))]
    public async Task A_letter_looks_as_it_was_reviewed(string kind, string right)
    {
        var pdf = await room.Press.TypesetAsync(SampleLetter.For(kind, right, "fr").Under("mgen"), CancellationToken.None);
        var reference = Path.Combine(Folder, $"{Path.GetFileNameWithoutExtension(LetterTemplate.For("fr", kind, right))}.png");
        var drawn = await DrawAsync(pdf);
        if (Environment.GetEnvironmentVariable("RENEW_PICTURES") == "true")
        {
            await File.WriteAllBytesAsync(reference, drawn);
        }

        var differs = GreyPicture.Read(drawn).Differs(GreyPicture.Read(await File.ReadAllBytesAsync(reference)));
        Assert.True(differs < 0.01, $"{differs:P1} of the page looks otherwise than {Path.GetFileName(reference)}");
    }

    private static async Task<byte[]> DrawAsync(byte[] pdf)
    {
        var picture = Path.Combine(Path.GetTempPath(), $"page-{Guid.NewGuid():N}");
        var (code, said) = await ForeignTool.RunAsync("pdftoppm", pdf, file => ["-gray", "-png", "-r", "40", "-singlefile", file, picture]);
        Assert.True(code == 0, said);
        var png = await File.ReadAllBytesAsync($"{picture}.png");
        File.Delete($"{picture}.png");
        return png;
    }
}
