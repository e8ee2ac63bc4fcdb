using System.Security.Cryptography;
using RightsRequests.Contracts;

namespace RightsRequests.Holders.Checks;

/// <summary>A large answer on its way to a check: judged and hashed line by line, and kept nowhere.</summary>
internal sealed class CheckedContent : IDisposable
{
    /// <summary>The first sending is broken off here, at the end of a line.</summary>
    private const long BreaksAt = 1024 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] rest = [];

    /// <summary>Bytes of whole lines.</summary>
    public long Offset { get; private set; }

    public int Records { get; private set; }

    /// <summary>The activities of its records.</summary>
    public HashSet<string> About { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by line; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Of the whole; null until it is there.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>True where this sending is to be broken off now.</summary>
    public bool ToBeBroken => !Broken && Offset >= BreaksAt;

    public bool Broken { get; private set; }

    /// <summary>It begins anew, or goes on where whole lines end.</summary>
    public void From(long offset)
    {
        rest = [];
        if (offset == 0)
        {
            hash.GetHashAndReset();
            (Offset, Records, Sha256, Fault) = (0, 0, null, null);
            About.Clear();
        }
    }

    public void BreakOff() => (Broken, rest) = (true, []);

    public void Came(ReadOnlySpan<byte> bytes)
    {
        byte[] all = [.. rest, .. bytes];
        var end = all.AsSpan().LastIndexOf((byte)'\n') + 1;
        Judge(all.AsSpan(0, end));
        rest = all[end..];
        if (rest.Length > RecordReader.LineBytes + 1)
        {
            // Like the engine: a line without an end is not waited for.
            Judge(rest);
            rest = [];
        }
    }

    /// <summary>All is there; the last line may lack its end.</summary>
    public void End()
    {
        Judge(rest);
        Sha256 = Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public void Dispose() => hash.Dispose();

    private void Judge(ReadOnlySpan<byte> lines)
    {
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range].TrimEnd((byte)'\r');
            if (line.Length > 0 && RecordReader.Read(line, out var fault) is var record)
            {
                Records++;
                Fault ??= fault is null ? null : $"record {Records} of the content: {fault}";
                About.Add(record?.Activity ?? "");
            }
        }

        hash.AppendData(lines);
        Offset += lines.Length;
        Fault ??= Offset > RightsLimits.ContentBytes ? $"the content is longer than {RightsLimits.ContentBytes} bytes" : null;
    }
}
