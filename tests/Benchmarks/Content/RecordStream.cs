using System.Globalization;
using System.Text;

namespace RightsRequests.Benchmarks.Content;

/// <summary>So many bytes of made-up records, made as they are read; the last line is filled up to the byte.</summary>
internal sealed class RecordStream(string activity, long length) : Stream
{
    private const int LastLine = 4096;
    private byte[] line = [];
    private int taken;
    private long made;
    private int number;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => made; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (taken == line.Length)
        {
            Next();
        }

        var copied = Math.Min(count, line.Length - taken);
        line.AsSpan(taken, copied).CopyTo(buffer.AsSpan(offset));
        taken += copied;
        return copied;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Next()
    {
        taken = 0;
        var left = length - made;
        line = left == 0 ? [] : Line(left > LastLine ? 0 : (int)left);
        made += line.Length;
        number++;
    }

    // Ordinary lines where nothing is to be filled.
    private byte[] Line(int exactly)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $$"""{"activity":"{{activity}}","category":"identification","label":"Message {{number}}","source":"observed","collectedOn":"2024-02-03","value":"{{number}} rue des Ecoles, 54000 Nancy""");
        const string End = "\"}\n";
        var filling = Math.Max(0, exactly - start.Length - End.Length);
        return Encoding.UTF8.GetBytes(start + new string('.', exactly == 0 ? 200 : filling) + End);
    }
}
