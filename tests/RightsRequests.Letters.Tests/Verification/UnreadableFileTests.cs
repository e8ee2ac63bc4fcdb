using System.Text;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

public sealed class UnreadableFileTests(Workbench bench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("")]
    [InlineData("A letter")]
    public void What_is_no_PDF_is_said_to_be_none(string content) =>
        Assert.EndsWith(" / The file is not a PDF.", LetterVerifier.Verify(Encoding.ASCII.GetBytes(content), bench.Trust).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_PDF_without_a_signature_still_lists_its_data()
    {
        var found = LetterVerifier.Verify(SamplePdf.WithEmbeddedFile(), bench.Trust);

        Assert.EndsWith(" / The file holds no signature.", found.Reason, StringComparison.Ordinal);
        Assert.Equal(new EmbeddedData("data.json", 17, UnderSignature: false), Assert.Single(found.Embedded));
    }

    [Theory]
    [InlineData("")]
    [InlineData("user")]
    public void An_encrypted_PDF_is_said_to_be_encrypted(string password)
    {
        var encrypted = bench.PathOf($"encrypted-{password}.pdf");
        Tool.RunOrFail("qpdf", "--encrypt", password, "owner", "256", "--", bench.Save(SamplePdf.OnePage()), encrypted);

        Assert.Contains(" / The file is encrypted", LetterVerifier.Verify(File.ReadAllBytes(encrypted), bench.Trust).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<</A ")]
    [InlineData("(")]
    public void Objects_nested_a_million_deep_end_in_an_answer(string open)
    {
        var bomb = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n" + string.Concat(Enumerable.Repeat(open, 1_000_000)) + "\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF");

        Assert.NotNull(LetterVerifier.Verify(bomb, bench.Trust).Reason);
    }

    [Fact]
    public void Fields_and_name_trees_that_contain_themselves_end_in_an_answer()
    {
        var circle = SamplePdf.OnePage(
            "",
            "/AcroForm << /Fields [5 0 R 5 0 R] >> /Names << /EmbeddedFiles 6 0 R >>",
            "<< /FT /Sig /Kids [5 0 R 5 0 R 5 0 R] /V 5 0 R >>",
            "<< /Kids [6 0 R 6 0 R 6 0 R] >>");

        Assert.False(LetterVerifier.Verify(circle, bench.Trust).Valid);
    }

    [Fact]
    public void References_that_point_at_each_other_end_in_an_answer()
    {
        var circle = SamplePdf.OnePage("", "/AcroForm 5 0 R", "6 0 R", "5 0 R");

        Assert.NotNull(LetterVerifier.Verify(circle, bench.Trust).Reason);
    }

    [Fact]
    public void A_file_above_the_limit_is_not_read() =>
        Assert.Contains(" / The file is larger than 256 MB", LetterVerifier.Verify(new byte[(256 * 1024 * 1024) + 1], bench.Trust).Reason, StringComparison.Ordinal);
}
