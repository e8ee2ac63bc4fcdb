using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>Takes a signed PDF apart by text search alone, independently of the code under test.</summary>
internal sealed partial class SignedParts
{
    public SignedParts(byte[] pdf)
    {
        var range = ByteRange().Matches(Encoding.Latin1.GetString(pdf))[^1];
        var numbers = Enumerable.Range(1, 4).Select(group => int.Parse(range.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        GapStart = numbers[1];
        GapEnd = numbers[2];
        Signed = [.. pdf.AsSpan(numbers[0], numbers[1]), .. pdf.AsSpan(numbers[2], numbers[3])];
        Contents = Convert.FromHexString(Encoding.Latin1.GetString(pdf.AsSpan(GapStart + 1, GapEnd - GapStart - 2)));
    }

    public int GapStart { get; }

    public int GapEnd { get; }

    public byte[] Signed { get; }

    public byte[] Contents { get; }

    [GeneratedRegex(@"/ByteRange \[\s*(\d+) (\d+) (\d+) (\d+)\s*\]")]
    private static partial Regex ByteRange();
}
