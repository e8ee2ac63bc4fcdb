using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Core;

namespace RightsRequests.Letters.Signing;

/// <summary>An incremental update (ISO 32000-2, 7.5.6): objects appended after the revision, which itself stays as it is.</summary>
internal sealed class PdfIncrement
{
    private readonly PdfRevision _before;
    private readonly ArrayBufferWriter<byte> _added = new(16_384);
    private readonly SortedDictionary<long, (int Offset, int Generation)> _written = [];
    private long _next;

    public PdfIncrement(PdfRevision before)
    {
        _before = before;
        _next = before.NextObjectNumber;
        Append("\n");
    }

    // Where the next byte stands in the whole file.
    private int Position => _before.Bytes.Length + _added.WrittenCount;

    public IndirectReference NewReference() => new(_next++, 0);

    /// <summary>Writes an object; returns the position of its first byte after "obj".</summary>
    public int Write(IndirectReference number, string body)
    {
        _written[number.ObjectNumber] = (Position, number.Generation);
        Append(string.Create(CultureInfo.InvariantCulture, $"{number.ObjectNumber} {number.Generation} obj\n"));
        var start = Position;
        Append(body);
        Append("\nendobj\n");
        return start;
    }

    /// <summary>Writes a stream as it is; returns its number.</summary>
    public IndirectReference WriteStream(ReadOnlySpan<byte> content)
    {
        var number = NewReference();
        _written[number.ObjectNumber] = (Position, 0);
        Append(string.Create(CultureInfo.InvariantCulture, $"{number.ObjectNumber} 0 obj\n<< /Length {content.Length} >>\nstream\n"));
        _added.Write(content);
        Append("\nendstream\nendobj\n");
        return number;
    }

    public byte[] Finish()
    {
        var start = _before.UsesCrossReferenceStream ? WriteReferenceStream() : WriteTable();
        Append(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        return [.. _before.Bytes.Span, .. _added.WrittenSpan];
    }

    private int WriteTable()
    {
        var start = Position;
        Append("xref\n");
        foreach (var (first, count) in Sections())
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{first} {count}\n"));
            for (var number = first; number < first + count; number++)
            {
                var (offset, generation) = _written[number];
                Append(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} {generation:D5} n \n"));
            }
        }

        Append($"trailer\n<< {TrailerEntries()} >>\n");
        return start;
    }

    private int WriteReferenceStream()
    {
        var start = Position;
        var self = NewReference();
        _written[self.ObjectNumber] = (start, 0);
        var entries = new byte[_written.Count * 11];
        var at = 0;
        foreach (var (offset, generation) in _written.Values)
        {
            entries[at] = 1;
            BinaryPrimitives.WriteInt64BigEndian(entries.AsSpan(at + 1), offset);
            BinaryPrimitives.WriteUInt16BigEndian(entries.AsSpan(at + 9), (ushort)generation);
            at += 11;
        }

        var index = string.Join(' ', Sections().Select(section => string.Create(CultureInfo.InvariantCulture, $"{section.First} {section.Count}")));
        Append(string.Create(
            CultureInfo.InvariantCulture,
            $"{self.ObjectNumber} 0 obj\n<< /Type /XRef /W [1 8 2] /Index [{index}] {TrailerEntries()} /Length {entries.Length} >>\nstream\n"));
        _added.Write(entries);
        Append("\nendstream\nendobj\n");
        return start;
    }

    private string TrailerEntries()
    {
        var entries = string.Create(
            CultureInfo.InvariantCulture,
            $"/Size {_next} /Root {PdfSyntax.Of(_before.Root)} /Prev {_before.CrossReferenceOffset}");
        if (_before.Info is { } info)
        {
            entries += $" /Info {PdfSyntax.Of(info)}";
        }

        // The first identifier stays, the second changes with every update (14.4); derived from the content, so that signing stays a pure function.
        return _before.Identifier is [var permanent, _]
            ? $"{entries} /ID [{PdfSyntax.Of(permanent)} <{Convert.ToHexString(Digest()[..16])}>]"
            : entries;
    }

    private byte[] Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(_before.Bytes.Span);
        digest.AppendData(_added.WrittenSpan);
        return digest.GetHashAndReset();
    }

    private IEnumerable<(long First, int Count)> Sections()
    {
        long? first = null;
        var count = 0;
        foreach (var number in _written.Keys)
        {
            if (first is { } open && number == open + count)
            {
                count++;
                continue;
            }

            if (first is { } done)
            {
                yield return (done, count);
            }

            (first, count) = (number, 1);
        }

        if (first is { } last)
        {
            yield return (last, count);
        }
    }

    private void Append(string text) => _added.Write(Encoding.ASCII.GetBytes(text));
}
