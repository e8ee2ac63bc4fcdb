using RightsRequests.Letters.Tests.Signing;
using RightsRequests.Letters.Tests.Typesetting;

namespace RightsRequests.Letters.Tests.Verification;

/// <summary>The letters as they leave the press, signed: what a person receives.</summary>
[Collection(nameof(PressRoom))]
public sealed class TypesetLetterTests(PressRoom room, Workbench bench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("acknowledgement", "erasure", "fr", false)]
    [InlineData("response", "access", "fr", true)]
    [InlineData("response", "portability", "en", true)]
    public async Task A_typeset_letter_signed_is_accepted_by_every_judge(string kind, string right, string language, bool withData)
    {
        var letter = SampleLetter.For(kind, right, language);
        var typeset = await room.Press.TypesetAsync(withData ? letter.WithDataFile() : letter, TestContext.Current.CancellationToken);
        var signed = bench.Sign(typeset);
        var path = bench.Save(signed);

        var found = LetterVerifier.Verify(signed, bench.Trust);
        Assert.Null(found.Reason);
        Assert.Equal("B-B", found.Level);
        Assert.Empty(found.Hints);
        Assert.Equal(withData ? 1 : 0, found.Embedded.Count(file => file is { UnderSignature: true, Size: > 0 }));
        Assert.Contains("Signature is Valid.", bench.Pdfsig(signed), StringComparison.Ordinal);
        Assert.Contains("Total document signed", bench.Pdfsig(signed), StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", Tool.RunOrFail("qpdf", "--check", path), StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", Tool.RunOrFail("pdfinfo", path));
    }
}
