using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using RightsRequests.Letters;

namespace RightsRequests.Figures;

/// <summary>A report as a CSV file that a spreadsheet opens as it is: table after table, and no cell that it would take for a formula.</summary>
public static class ReportCsv
{
    public static byte[] Write(ReportSheet report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape }))
        {
            Write(csv, [report.Title]);
            foreach (var table in report.Tables)
            {
                csv.NextRecord();
                Write(csv, [table.Caption]);
                Write(csv, table.Headings);
                foreach (var row in table.Rows)
                {
                    Write(csv, row);
                }
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
