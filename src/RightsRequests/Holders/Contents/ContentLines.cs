using RightsRequests.Contracts;

namespace RightsRequests.Holders;

/// <summary>Gathers whole lines out of what comes, judging each, until they are worth storing. Holds two megabytes at most, however much comes.</summary>
internal sealed class ContentLines(IReadOnlySet<string> activities, int linesBefore)
{
    private const int WorthStoring = 1024 * 1024;

    private readonly byte[] buffer = new byte[WorthStoring + RecordReader.LineBytes + 2];
    private readonly HashSet<string> about = new(StringComparer.Ordinal);
    private readonly HashSet<string> categories = new(StringComparer.Ordinal);
    private int filled;
    private int whole;

    /// <summary>Lines judged in all.</summary>
    public int Lines { get; private set; } = linesBefore;

    /// <summary>Records in the lines that wait to be stored.</summary>
    public int Records { get; private set; }

    public int ThirdPartyRecords { get; private set; }

    public IReadOnlyCollection<string> About => about;

    public IReadOnlyCollection<string> Categories => categories;

    /// <summary>What is wrong with the line after <see cref="Lines"/>; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>The whole lines that wait.</summary>
    public ReadOnlySpan<byte> Whole => buffer.AsSpan(0, whole);

    public bool IsWorthStoring => whole >= WorthStoring;

    /// <summary>Where the next bytes may be written.</summary>
    public Memory<byte> Free => buffer.AsMemory(filled);

    /// <summary>So many bytes were written to <see cref="Free"/>.</summary>
    public void Came(int count)
    {
        filled += count;
        int end;
        while (Fault is null && (end = buffer.AsSpan(whole, filled - whole).IndexOf((byte)'\n')) >= 0)
        {
            Judge(buffer.AsSpan(whole, end), end + 1);
        }

        if (Fault is null && filled - whole > RecordReader.LineBytes + 1)
        {
            Fault = $"longer than {RecordReader.LineBytes} bytes";
        }
    }

    /// <summary>Nothing comes any more: the last line may lack its end.</summary>
    public void End()
    {
        if (Fault is null && filled > whole)
        {
            Judge(buffer.AsSpan(whole, filled - whole), filled - whole);
        }
    }

    /// <summary>The whole lines were stored.</summary>
    public void Stored()
    {
        buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
        (filled, whole) = (filled - whole, 0);
        (Records, ThirdPartyRecords) = (0, 0);
    }

    /// <summary>The records of whole lines that were judged before.</summary>
    public static List<AnswerRecord> Read(ReadOnlySpan<byte> lines)
    {
        List<AnswerRecord> records = [];
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range].TrimEnd((byte)'\r');
            if (line.Length > 0)
            {
                records.Add(RecordReader.Read(line, out var fault) ?? throw new InvalidDataException($"A stored record is not valid: {fault}."));
            }
        }

        return records;
    }

    private void Judge(ReadOnlySpan<byte> line, int length)
    {
        var text = line.TrimEnd((byte)'\r');
        if (text.Length > 0)
        {
            if (RecordReader.Read(text, out var fault) is not { } record)
            {
                Fault = fault;
                return;
            }

            if (!activities.Contains(record.Activity))
            {
                Fault = "the record is about an activity that was not asked";
                return;
            }

            about.Add(record.Activity);
            categories.Add(record.Category);
            Records++;
            ThirdPartyRecords += record.ConcernsThirdParty ? 1 : 0;
        }

        whole += length;
        Lines++;
    }
}
