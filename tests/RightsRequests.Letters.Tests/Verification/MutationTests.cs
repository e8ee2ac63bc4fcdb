using CsCheck;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

public sealed class MutationTests(Workbench bench) : IClassFixture<Workbench>
{
    private enum Kind
    {
        Set,
        Insert,
        Delete,
        Truncate,
        Duplicate,
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_change_of_a_signed_letter_goes_unnoticed(bool packed)
    {
        var letter = packed ? bench.WithObjectStreams(SamplePdf.WithEmbeddedFile()) : SamplePdf.WithEmbeddedFile();
        var signed = bench.Sign(letter);
        var parts = new SignedParts(signed);
        Assert.True(LetterVerifier.Verify(signed, bench.Trust).Valid);

        Gen.Select(Gen.Enum<Kind>(), Gen.Int[0, signed.Length - 1], Gen.Byte, Gen.Int[1, 400]).Sample(
            (kind, at, value, length) =>
            {
                var changed = Mutate(signed, kind, at, value, length);
                var found = LetterVerifier.Verify(changed, bench.Trust);

                // A CMS can be written in more than one way without another meaning (a letter's case in hexadecimal, an unused copy of the root);
                // outside of its space nothing may differ.
                return changed.AsSpan().SequenceEqual(signed) || !found.Valid || (kind == Kind.Set && IsHarmless(parts, changed, at));
            },
            iter: 3_000);
    }

    [Fact]
    public void Garbage_behind_the_mark_of_a_PDF_ends_in_an_answer() =>
        Gen.Byte.Array[0, 2_000].Sample(
            garbage => !LetterVerifier.Verify((byte[])[.. "%PDF-1.7\n"u8, .. garbage], bench.Trust).Valid,
            iter: 1_000);

    private static byte[] Mutate(byte[] signed, Kind kind, int at, byte value, int length)
    {
        var end = Math.Min(at + length, signed.Length);
        switch (kind)
        {
            case Kind.Insert:
                return [.. signed.AsSpan(0, at), value, .. signed.AsSpan(at)];
            case Kind.Delete:
                return [.. signed.AsSpan(0, at), .. signed.AsSpan(end)];
            case Kind.Truncate:
                return signed[..at];
            case Kind.Duplicate:
                return [.. signed.AsSpan(0, end), .. signed.AsSpan(at)];
            default:
                var copy = (byte[])signed.Clone();
                copy[at] = value;
                return copy;
        }
    }

    private static bool IsHarmless(SignedParts before, byte[] changed, int at)
    {
        if (at <= before.GapStart || at >= before.GapEnd - 1)
        {
            return false;
        }

        var after = new SignedParts(changed);
        var (one, other) = (Signer(before.Contents), Signer(after.Contents));
        return one.Certificate!.Equals(other.Certificate) && one.GetSignature().AsSpan().SequenceEqual(other.GetSignature());
    }

    private static System.Security.Cryptography.Pkcs.SignerInfo Signer(byte[] contents)
    {
        System.Formats.Asn1.AsnDecoder.ReadEncodedValue(contents, System.Formats.Asn1.AsnEncodingRules.BER, out _, out _, out var length);
        var cms = new System.Security.Cryptography.Pkcs.SignedCms();
        cms.Decode(contents.AsSpan(0, length));
        return cms.SignerInfos[0];
    }
}
