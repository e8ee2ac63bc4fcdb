using System.IO.Compression;
using System.Text;
using NodaTime;

namespace RightsRequests.Correspondence;

/// <summary>One volume of the data package as a ZIP: a page that says what it is, the JSON with its schema, and one table per category. The same material gives the same bytes.</summary>
internal static class PortableArchive
{
    // rw-r--r--, in the upper half as Unix tools read it.
    private const int OrdinaryFile = 0x81A4 << 16;

    public static byte[] Write(LetterMaterial material, IReadOnlyList<DisclosedRecord> records, IReadOnlyList<PackedFile> documents, int volume, int volumes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var categories = records.GroupBy(one => one.Record.Category, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
            var tables = Names([.. categories.Select(category => category.Key)]);
            Add(archive, material.Today, PackageReadme.Name(material.Language), file => file.Write(Encoding.UTF8.GetBytes(PackageReadme.Text(material, records, tables, documents, volume, volumes))));
            Add(archive, material.Today, "donnees.json", file => DataDocument.Write(file, material, records, volume, volumes));
            Add(archive, material.Today, "donnees.schema.json", WriteSchema);
            foreach (var category in categories)
            {
                Add(archive, material.Today, tables[category.Key], file => DataTable.Write(file, category, material.Language));
            }

            foreach (var document in documents)
            {
                Add(archive, material.Today, document.Name, file => file.Write(document.Content));
            }
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, LocalDate day, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = new(day.ToDateTimeUnspecified(), TimeSpan.Zero);
        entry.ExternalAttributes = OrdinaryFile;
        using var file = entry.Open();
        write(file);
    }

    private static void WriteSchema(Stream file)
    {
        using var schema = typeof(PortableArchive).Assembly.GetManifestResourceStream("RightsRequests.data-package.schema.json")!;
        schema.CopyTo(file);
    }

    // A holder names its categories; a name must not lead out of the archive, nor two of them to the same file on a system that knows no case.
    private static Dictionary<string, string> Names(IReadOnlyList<string> categories)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            var plain = new string([.. category.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? char.ToLowerInvariant(c) : '_')]);
            var name = $"{plain}.csv";
            for (var number = 2; names.ContainsValue(name); number++)
            {
                name = $"{plain}-{number}.csv";
            }

            names.Add(category, name);
        }

        return names;
    }
}
