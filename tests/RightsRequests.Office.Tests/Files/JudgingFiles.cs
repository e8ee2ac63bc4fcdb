using System.Text;
using RightsRequests.Files;

namespace RightsRequests.Office.Tests.Files;

public sealed class JudgingFiles
{
    [Fact]
    public void Pdf_jpeg_and_png_are_taken_by_what_they_are()
    {
        Assert.Equal("application/pdf", Assert.IsType<FileTaken>(FileJudge.Judge(SampleFiles.Pdf())).ContentType);
        Assert.Equal("image/jpeg", Assert.IsType<FileTaken>(FileJudge.Judge(SampleFiles.Jpeg())).ContentType);
        Assert.Equal("image/png", Assert.IsType<FileTaken>(FileJudge.Judge(SampleFiles.Png())).ContentType);
    }

    public static TheoryData<string, string> Others => new()
    {
        { "html", "<!DOCTYPE html><html><script>alert(1)</script></html>" },
        { "svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>" },
        { "xml", "<?xml version=\"1.0\"?><svg/>" },
        { "gif", "GIF89a" },
        { "program", "MZ\u0090" },
        { "text", "Bonjour" },
        { "pdf after a line", "\n%PDF-1.4\n%%EOF" },
        { "only a beginning", "%PDF-1.4" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_else_is_refused(string what, string text)
    {
        Assert.NotEmpty(what);
        Assert.IsType<FileRefused>(FileJudge.Judge(Encoding.Latin1.GetBytes(text)));
    }

    [Fact]
    public void Empty_and_too_large_files_are_refused_with_their_reason()
    {
        Assert.Contains("vide", Assert.IsType<FileRefused>(FileJudge.Judge([])).Why.Fr, StringComparison.Ordinal);
        Assert.Contains("10 Mo", Assert.IsType<FileRefused>(FileJudge.Judge(new byte[FileJudge.LargestFile + 1])).Why.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_in_one_are_refused()
    {
        foreach (var first in new[] { SampleFiles.Pdf(), SampleFiles.Jpeg(), SampleFiles.Png() })
        {
            foreach (var second in new[] { SampleFiles.Zip(), SampleFiles.Pdf(), Encoding.ASCII.GetBytes("<script>alert(1)</script>"), Encoding.ASCII.GetBytes("<?php system(1);") })
            {
                // A PDF may be amended by another revision of itself: that is the way signatures are appended.
                var both = (byte[])[.. first, .. second];
                Assert.True(FileJudge.Judge(both) is FileRefused || (first[0] == '%' && second[0] == '%'));
            }
        }
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")]
    [InlineData("/OpenAction<</S/Launch/F(cmd.exe)>>")]
    [InlineData("/Names<</EmbeddedFiles<</Names[]>>>>")]
    [InlineData("/AcroForm<</XFA[]>>")]
    public void A_pdf_that_acts_or_hides_is_refused(string catalog) =>
        Assert.IsType<FileRefused>(FileJudge.Judge(SampleFiles.Pdf(catalog)));

    [Fact]
    public void What_a_photograph_tells_beside_its_picture_is_dropped_but_not_which_way_up_it_is()
    {
        var kept = Assert.IsType<FileTaken>(FileJudge.Judge([.. SampleFiles.Jpeg("GPS 48.85 2.35"), .. new byte[500]])).Content;
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(0xD9, kept[^1]);
        Assert.Contains("Exif\0\0MM\0*", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.IsType<FileTaken>(FileJudge.Judge(kept));

        var drawn = Assert.IsType<FileTaken>(FileJudge.Judge(SampleFiles.Png(("tEXt", "Author\0Quillfeather"u8.ToArray())))).Content;
        Assert.Equal(SampleFiles.Png(), drawn);
    }

    [Fact]
    public void A_damaged_picture_is_refused()
    {
        var png = SampleFiles.Png();
        png[20] ^= 1;
        Assert.IsType<FileRefused>(FileJudge.Judge(png));
        Assert.IsType<FileRefused>(FileJudge.Judge(SampleFiles.Jpeg()[..^2]));
        Assert.IsType<FileRefused>(FileJudge.Judge(SampleFiles.Png()[..^4]));
    }

    [Fact]
    public void A_picture_that_would_be_drawn_over_gigabytes_is_refused_however_small_its_file()
    {
        // 100 million pixels are a large scan; 65,535 by 65,535 are four thousand million.
        Assert.IsType<FileTaken>(FileJudge.Judge(SampleFiles.PngOf(10_000)));
        Assert.IsType<FileRefused>(FileJudge.Judge(SampleFiles.PngOf(10_001)));
        Assert.IsType<FileRefused>(FileJudge.Judge(SampleFiles.PngOf(ushort.MaxValue)));
        Assert.IsType<FileTaken>(FileJudge.Judge(SampleFiles.Jpeg(side: 10_000)));
        Assert.IsType<FileRefused>(FileJudge.Judge(SampleFiles.Jpeg(side: ushort.MaxValue)));
    }
}
