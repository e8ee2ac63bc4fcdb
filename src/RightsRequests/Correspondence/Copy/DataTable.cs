using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RightsRequests.Correspondence;

/// <summary>One category as a table (RFC 4180 with the separator that a spreadsheet of the language expects, UTF-8 with its mark).</summary>
internal static partial class DataTable
{
    private static readonly string[] Columns = ["activity", "category", "label", "value", "source", "collectedOn", "holder", "redacted"];

    public static char Separator(string language) => language == "fr" ? ';' : ',';

    public static void Write(Stream stream, IEnumerable<DisclosedRecord> records, string language)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        var separator = Separator(language);
        text.WriteLine(string.Join(separator, Columns));
        foreach (var one in records)
        {
            string[] cells =
            [
                one.Record.Activity, one.Record.Category, one.Record.Label, Value(one), DataLines.Source(one.Record.Source) ?? "",
                one.Record.CollectedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", one.Holder, Redacted(one),
            ];
            text.WriteLine(string.Join(separator, cells.Select(Cell)));
        }
    }

    private static string Value(DisclosedRecord one) => one.Record.Value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };

    private static string Redacted(DisclosedRecord one) =>
        one.Redacted ? "true" : one.RedactedFields.Count > 0 ? string.Join(' ', one.RedactedFields) : "false";

    // A spreadsheet must not run what somebody once typed into a field: an apostrophe keeps it text. Numbers and telephone numbers are no formulas.
    private static string Cell(string cell)
    {
        var inert = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !Number().IsMatch(cell) ? $"'{cell}" : cell;
        return $"\"{inert.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex(@"^[+-]?[0-9][0-9 .,]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
