using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RightsRequests.Intake;

/// <summary>The lines of a file of requests, by column.</summary>
internal sealed record ImportLine(int Number, IReadOnlyDictionary<string, string> Values)
{
    public string? this[string column] => Values.TryGetValue(column, out var value) && value.Trim().Length > 0 ? value.Trim() : null;
}

internal static class ImportLines
{
    public const int Largest = 10_000_000;
    public const int Most = 5_000;

    /// <summary>The lines; or what is wrong with the whole file.</summary>
    public static (IReadOnlyList<ImportLine> Lines, string? Wrong) Read(byte[] content)
    {
        if (content.Length > Largest)
        {
            return ([], "le fichier dépasse 10 Mo : partagez-le / the file is larger than 10 MB: split it");
        }

        var text = CsvText.Read(content);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return ([], "ce n’est pas un fichier CSV / this is not a CSV file");
        }

        using var reader = new StringReader(text);
        // A quote within a value is borne; one that opens a value and never closes it would take in the lines after it.
        var stray = false;
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = CsvText.Separator(text).ToString(), BadDataFound = _ => stray = true, IgnoreBlankLines = true });
        if (!parser.Read())
        {
            return ([], "le fichier est vide / the file is empty");
        }

        var columns = parser.Record!.Select(ImportColumns.Named).ToList();
        if (Fault(parser.Record!, columns) is { } fault)
        {
            return ([], fault);
        }

        List<ImportLine> lines = [];
        // A value may hold line breaks: a line is known by where it begins.
        for (var begins = parser.RawRow + 1; parser.Read(); begins = parser.RawRow + 1)
        {
            if (lines.Count == Most)
            {
                return ([], $"plus de {Most} lignes : partagez le fichier / more than {Most} lines: split the file");
            }

            // What is stray shows once the values are asked for.
            stray = false;
            var record = parser.Record!;
            if (parser.RawRow > begins && (stray || parser.RawRecord.Count(letter => letter == '"') % 2 == 1))
            {
                return ([], $"un guillemet ouvert à la ligne {begins} n’est pas bien fermé : des lignes y disparaîtraient / a quotation mark opened on line {begins} is not closed well: lines would disappear in it");
            }

            var values = columns.Select((column, index) => (Column: column, Value: index < record.Length ? record[index] : ""))
                .Where(one => one.Column is not null)
                .ToDictionary(one => one.Column!, one => one.Value);
            if (values.Values.Any(value => value.Trim().Length > 0))
            {
                lines.Add(new(begins, values));
            }
        }

        return (lines, lines.Count == 0 ? "le fichier n’a que ses titres / the file has headings only" : null);
    }

    private static string? Fault(string[] headings, List<string?> columns)
    {
        var missing = ImportColumns.All.Where(column => column.Required && !columns.Contains(column.Name)).ToList();
        if (missing.Count > 0)
        {
            return $"il manque des colonnes : {string.Join(", ", missing.Select(one => one.French))} / columns are missing: {string.Join(", ", missing.Select(one => one.Name))}";
        }

        // A heading may be anything in a file that is none of ours: only its place is told.
        var unknown = columns.FindIndex(column => column is null);
        if (unknown >= 0 && headings[unknown].Trim().Length > 0)
        {
            return $"la colonne {unknown + 1} est inconnue : corrigez son titre ou ôtez-la / column {unknown + 1} is unknown: correct its heading or take it out";
        }

        return columns.Where(column => column is not null).GroupBy(column => column).Any(group => group.Count() > 1)
            ? "une colonne y est deux fois / a column is there twice"
            : null;
    }
}
