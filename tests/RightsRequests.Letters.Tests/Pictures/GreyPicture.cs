using System.Buffers.Binary;
using System.IO.Compression;

namespace RightsRequests.Letters.Tests.Pictures;

/// <summary>A grey page in a PNG of eight bits a channel, as pdftoppm writes it: enough to compare two pages.</summary>
internal sealed class GreyPicture
{
    private const int Block = 8;
    private readonly int width;
    private readonly int height;
    private readonly byte[] points;

    private GreyPicture(int width, int height, byte[] points) => (this.width, this.height, this.points) = (width, height, points);

    public static GreyPicture Read(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Equal((8, 0), (png[24], png[28]));
        // Grey, or the same grey three times over.
        var channels = png[25] == 0 ? 1 : 3;
        var span = width * channels;
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        var octets = new byte[span * height];
        for (var row = 0; row < height; row++)
        {
            var filter = lines.ReadByte();
            lines.ReadExactly(octets.AsSpan(row * span, span));
            Unfilter(octets, row, span, channels, filter);
        }

        return new GreyPicture(width, height, [.. octets.Where((_, index) => index % channels == 0)]);
    }

    /// <summary>The share of blocks of 8 by 8 points that are clearly lighter or darker; edges drawn a little differently do not count. From 0 to 1.</summary>
    public double Differs(GreyPicture other)
    {
        Assert.Equal((other.width, other.height), (width, height));
        var (blocks, differing) = (0, 0);
        for (var y = 0; y + Block <= height; y += Block)
        {
            for (var x = 0; x + Block <= width; x += Block)
            {
                blocks++;
                differing += Math.Abs(Mean(x, y) - other.Mean(x, y)) > 16 ? 1 : 0;
            }
        }

        return (double)differing / blocks;
    }

    private double Mean(int left, int top) =>
        Enumerable.Range(0, Block * Block).Average(index => points[(top + (index / Block)) * width + left + (index % Block)]);

    private static void Unfilter(byte[] octets, int row, int span, int channels, int filter)
    {
        for (var column = 0; column < span; column++)
        {
            var at = (row * span) + column;
            int left = column >= channels ? octets[at - channels] : 0, above = row > 0 ? octets[at - span] : 0, corner = column >= channels && row > 0 ? octets[at - span - channels] : 0;
            octets[at] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Paeth(left, above, corner) });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
