using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using UglyToad.PdfPig;

namespace RightsRequests.Letters.Tests.Signing;

public sealed class LetterSealTests(Workbench bench) : IClassFixture<Workbench>
{
    [Fact]
    public void Sign_leaves_the_typeset_bytes_as_they_are()
    {
        var letter = SamplePdf.WithEmbeddedFile();

        Assert.True(bench.Sign(letter).AsSpan().StartsWith(letter));
    }

    [Fact]
    public void Sign_twice_differs_only_in_the_signature_itself()
    {
        var letter = SamplePdf.OnePage();

        var (first, second) = (new SignedParts(bench.Sign(letter)), new SignedParts(bench.Sign(letter)));

        Assert.Equal(first.Signed, second.Signed);
    }

    [Fact]
    public void Sign_from_many_threads_gives_valid_signatures()
    {
        var signed = Enumerable.Range(0, 32).AsParallel().Select(_ => bench.Sign(SamplePdf.OnePage())).ToList();

        Assert.All(signed, letter => Assert.True(LetterVerifier.Verify(letter, bench.Trust).Valid));
    }

    [Theory]
    [InlineData("xref\n", false)]
    [InlineData("/Type /XRef", true)]
    public void Sign_keeps_the_kind_of_the_cross_references(string mark, bool packed)
    {
        var letter = packed ? bench.WithObjectStreams(SamplePdf.OnePage()) : SamplePdf.OnePage();

        var added = Encoding.Latin1.GetString(bench.Sign(letter).AsSpan(letter.Length));

        Assert.Contains(mark, added, StringComparison.Ordinal);
        Assert.Equal(!packed, added.Contains("trailer", StringComparison.Ordinal));
    }

    [Fact]
    public void Sign_certifies_against_every_change_and_says_when_and_why()
    {
        var letter = Encoding.Latin1.GetString(bench.Seal.Sign(SamplePdf.OnePage(), Instant.FromUtc(2026, 4, 1, 22, 30, 59), "Réponse"));

        Assert.Contains("/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >>", letter, StringComparison.Ordinal);
        Assert.Contains("/SigFlags 3", letter, StringComparison.Ordinal);
        Assert.Contains("/M (D:20260401223059Z)", letter, StringComparison.Ordinal);
        Assert.Contains("<FEFF005200E90070006F006E00730065>", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_keeps_what_the_page_and_the_catalog_held()
    {
        var letter = SamplePdf.OnePage(
            "/Annots 5 0 R",
            "/Odd#20Name [(a\\(b\\)\\\\ \\377\\004) (\\376\\377\\000\\351) <0AFF> 1 -2.5 true null /A#2FB << /C [] >>]",
            "[6 0 R]",
            "<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /F 4 /Contents (Lien) >>");
        var signed = bench.Save(bench.Sign(letter));

        var page = Tool.RunOrFail("qpdf", "--show-object=3", signed);

        Assert.Equal(OddEntry(bench.Save(letter)), OddEntry(signed));
        Assert.Contains("/Annots [ 6 0 R ", page, StringComparison.Ordinal);
        Assert.Contains("/Tabs /S", page, StringComparison.Ordinal);

        static string OddEntry(string path)
        {
            var catalog = Tool.RunOrFail("qpdf", "--show-object=1", path);
            var start = catalog.IndexOf("/Odd#20Name [", StringComparison.Ordinal);
            Assert.True(start >= 0);
            return catalog[start..(catalog.IndexOf(" >> ]", start, StringComparison.Ordinal) + 5)];
        }
    }

    [Fact]
    public void Sign_makes_a_field_that_prints_has_an_appearance_and_a_description()
    {
        using var document = PdfDocument.Open(bench.Sign(SamplePdf.OnePage()));

        var field = Assert.Single(document.GetPage(1).GetAnnotations());

        Assert.Equal(4, (int)field.Flags & 4);
        Assert.True(field.AnnotationDictionary.Data.ContainsKey("AP"));
        Assert.True(field.AnnotationDictionary.Data.ContainsKey("TU"));
        Assert.Equal(0, field.Rectangle.Width);
    }

    [Fact]
    public void Sign_a_signed_letter_again_is_refused()
    {
        var signed = bench.Sign(SamplePdf.OnePage());

        Assert.Throws<InvalidDataException>(() => bench.Sign(signed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a PDF")]
    [InlineData("%PDF-1.7\nstartxref\n999999\n%%EOF")]
    public void Sign_what_is_no_PDF_is_refused(string content) =>
        Assert.Throws<InvalidDataException>(() => bench.Sign(Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void Sign_an_encrypted_PDF_is_refused()
    {
        var encrypted = bench.PathOf("encrypted.pdf");
        Tool.RunOrFail("qpdf", "--encrypt", "", "owner", "256", "--", bench.Save(SamplePdf.OnePage()), encrypted);

        Assert.Throws<InvalidDataException>(() => bench.Sign(File.ReadAllBytes(encrypted)));
    }

    [Fact]
    public void Sign_with_RSA_carries_the_chain_so_that_the_root_alone_suffices()
    {
        using var root = TestAuthority.Root("RSA test root");
        using var intermediate = TestAuthority.Intermediate(root);
        using var signer = TestAuthority.Issue(intermediate, "RSA signer", rsa: true);
        using var publicIntermediate = X509CertificateLoader.LoadCertificate(intermediate.RawData);
        File.WriteAllBytes(bench.PathOf("rsa.p12"), new X509Certificate2Collection { signer, publicIntermediate }.Export(X509ContentType.Pkcs12, Workbench.Password)!);
        File.WriteAllText(bench.PathOf("rsa-root.pem"), root.ExportCertificatePem());
        bench.Trusting(bench.PathOf("rsa-root.pem"));
        using var seal = LetterSeal.Open(bench.PathOf("rsa.p12"), Workbench.Password);

        var signed = seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason");

        Assert.False(seal.IsDevelopment);
        Assert.Contains("Certificate is Trusted.", bench.Pdfsig(signed), StringComparison.Ordinal);
        Assert.Null(LetterVerifier.Verify(signed, [root]).Reason);
    }

    [Fact]
    public void Open_with_a_wrong_password_is_refused() =>
        Assert.Throws<CryptographicException>(() => LetterSeal.Open(bench.PathOf("signing.p12"), "wrong"));

    [Fact]
    public void Open_a_file_without_a_key_is_refused()
    {
        File.WriteAllBytes(bench.PathOf("keyless.p12"), bench.Trust.Export(X509ContentType.Pkcs12, Workbench.Password)!);

        Assert.Throws<CryptographicException>(() => LetterSeal.Open(bench.PathOf("keyless.p12"), Workbench.Password));
    }
}
