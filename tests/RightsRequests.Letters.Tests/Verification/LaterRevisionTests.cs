using System.Text;
using CsCheck;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

/// <summary>After a signature nothing may come but what proves it longer.</summary>
public sealed class LaterRevisionTests(RevocationBench bench) : IClassFixture<RevocationBench>
{
    private const string Added = "Quelque chose a été ajouté au document après sa signature. / Something was added to the document after it was signed.";

    [Theory]
    [InlineData("another content of the page", "4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n", 4)]
    [InlineData("another page", "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Resources << >> /Contents 99 0 R >>\nendobj\n", 3)]
    [InlineData("other pages", "2 0 obj\n<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>\nendobj\n", 2)]
    [InlineData("a catalog without a form", "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Lang (fr) /MarkInfo << /Marked true >> >>\nendobj\n", 1)]
    [InlineData("an action when it is opened", "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>\nendobj\n", 1)]
    public async Task A_change_is_refused(string what, string objects, int number)
    {
        foreach (var level in (SigningLevel[])[SigningLevel.Basic, SigningLevel.LongTerm, SigningLevel.Archived])
        {
            var found = LetterVerifier.Verify(Appended(await SignAsync(level), objects, number), [bench.Root]);

            Assert.True(found is { Valid: false, WholeDocument: false, Reason: Added or "Le fichier n’a pas de signature. / The file holds no signature." }, $"{what} at {level}: {found.Reason}");
        }
    }

    [Fact]
    public async Task A_field_that_shows_something_is_refused()
    {
        var signed = Encoding.Latin1.GetString(await SignAsync(SigningLevel.Archived));
        var shown = signed.LastIndexOf("/Rect [0 0 0 0]", StringComparison.Ordinal);

        Assert.Equal(Added, LetterVerifier.Verify(Encoding.Latin1.GetBytes(signed[..shown] + "/Rect [0 0 9 9]" + signed[(shown + 15)..]), [bench.Root]).Reason);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("%%EOF\n")]
    [InlineData("<< /Hidden (text) >>\n%%EOF\n")]
    public async Task Bytes_without_a_section_are_refused(string tail) =>
        Assert.Equal(Added, LetterVerifier.Verify((byte[])[.. await SignAsync(SigningLevel.Basic), .. Encoding.ASCII.GetBytes(tail)], [bench.Root]).Reason);

    [Fact]
    public async Task No_change_of_an_archived_letter_goes_unnoticed()
    {
        var signed = await SignAsync(SigningLevel.Archived);
        var stamp = new SignedParts(signed);

        Gen.Select(Gen.Int[0, signed.Length - 1], Gen.Byte).Sample(
            (at, value) =>
            {
                var changed = (byte[])signed.Clone();
                changed[at] = value;

                // In the space of the timestamp itself a CMS can be written in more than one way (see MutationTests).
                var inStamp = at > stamp.GapStart && at < stamp.GapEnd;
                var found = LetterVerifier.Verify(changed, [bench.Root]);

                // A timestamp that can no longer be found is one that somebody could have taken off as well: the level says so.
                return value == signed[at] || inStamp || !found.Valid || found.Level is "B-T" or "B-LT";
            },
            iter: 600);
    }

    [Fact]
    public async Task A_hostile_store_of_evidence_ends_in_an_answer()
    {
        var signed = await SignAsync(SigningLevel.LongTerm);
        var text = Encoding.Latin1.GetString(signed);
        var store = text.IndexOf("/Type /DSS", StringComparison.Ordinal);

        Gen.Select(Gen.Int[text.LastIndexOf("%%EOF", store, StringComparison.Ordinal), signed.Length - 1], Gen.Byte.Array[1, 40]).Sample(
            (at, garbage) =>
            {
                var changed = (byte[])signed.Clone();
                garbage.AsSpan(0, Math.Min(garbage.Length, changed.Length - at)).CopyTo(changed.AsSpan(at));
                var found = LetterVerifier.Verify(changed, [bench.Root]);
                return found.Valid || found.Reason is { } reason && !reason.Contains("The file could not be read in", StringComparison.Ordinal);
            },
            iter: 400);
    }

    private Task<byte[]> SignAsync(SigningLevel level) => bench.At(level).SignAsync(bench.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default);

    private static byte[] Appended(byte[] signed, string objects, int number)
    {
        var text = Encoding.Latin1.GetString(signed);
        var previous = text[(text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        return
        [
            .. signed,
            .. Encoding.ASCII.GetBytes($"{objects}xref\n{number} 1\n{signed.Length:D10} 00000 n \ntrailer\n<< /Size 60 /Root 1 0 R /Prev {previous} >>\nstartxref\n{signed.Length + objects.Length}\n%%EOF\n"),
        ];
    }
}
