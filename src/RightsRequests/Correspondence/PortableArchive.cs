using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RightsRequests.Correspondence;

/// <summary>The data of a portability letter as a ZIP: one JSON file with all, and one CSV table (RFC 4180, UTF-8) per category. The same material gives the same bytes.</summary>
public static class PortableArchive
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(LetterMaterial material)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, material.Today, "donnees.json", JsonSerializer.SerializeToUtf8Bytes(DataPackage.Of(material), Readable));
            foreach (var category in DataLines.Records(material).GroupBy(one => one.Record.Category, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                Add(archive, material.Today, $"{FileName(category.Key)}.csv", Encoding.UTF8.GetBytes(Table(category)));
            }
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, LocalDate day, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = new(day.ToDateTimeUnspecified(), TimeSpan.Zero);
        using var file = entry.Open();
        file.Write(content);
    }

    private static string Table(IEnumerable<DisclosedRecord> records)
    {
        var text = new StringBuilder("activity,category,label,value,source,collectedOn,holder,redacted\r\n");
        foreach (var (record, holder, redacted) in records)
        {
            var day = record.CollectedOn is { } on ? LocalDatePattern.Iso.Format(LocalDate.FromDateOnly(on)) : "";
            string[] cells =
            [
                record.Activity, record.Category, record.Label, redacted ? "" : DataLines.Text(record.Value),
                DataLines.Source(record.Source), day, holder, redacted ? "true" : "false",
            ];
            text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // A holder names its categories; a name must not lead out of the archive.
    private static string FileName(string category) =>
        new([.. category.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')]);
}
