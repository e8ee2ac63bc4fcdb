using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>Records as content: a line of JSON each. They are written anew whenever they are needed, so that no second copy lies in memory.</summary>
internal sealed class RecordLines(IReadOnlyList<AnswerRecord> records)
{
    /// <summary>Measures them, in one pass.</summary>
    public (byte[] Sha256, long Length) Measure()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        foreach (var line in Lines())
        {
            hash.AppendData(line);
            length += line.Length;
        }

        return (hash.GetHashAndReset(), length);
    }

    /// <summary>What is sent from a byte on.</summary>
    /// <param name="offset">Of the first byte.</param>
    /// <param name="length">Of all lines.</param>
    public HttpContent From(long offset, long length) => new Part(this, offset, length);

    private IEnumerable<byte[]> Lines() => records.Select(record => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(record, RightsJson.Options), (byte)'\n']);

    private sealed class Part(RecordLines lines, long offset, long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var before = offset;
            foreach (var line in lines.Lines())
            {
                if (before < line.Length)
                {
                    await stream.WriteAsync(line.AsMemory((int)before), cancellationToken);
                }

                before = Math.Max(0, before - line.Length);
            }
        }

        protected override bool TryComputeLength(out long count)
        {
            count = length - offset;
            return true;
        }
    }
}
