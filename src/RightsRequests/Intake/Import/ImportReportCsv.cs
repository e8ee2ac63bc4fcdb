using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace RightsRequests.Intake;

/// <summary>A report of an import as a CSV file that a spreadsheet opens as it is: UTF-8 with its mark, semicolons, and no cell that it would take for a formula.</summary>
public static class ImportReportCsv
{
    public static byte[] Write(ImportReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var heading in (string[])["ligne / line", "resultat / outcome", "reference", "a corriger / to be corrected"])
            {
                csv.WriteField(heading);
            }

            csv.NextRecord();
            foreach (var line in report.Lines)
            {
                csv.WriteField(line.Line);
                csv.WriteField(line.Outcome);
                csv.WriteField(line.Reference);
                csv.WriteField(string.Join(" ; ", line.Errors.Select(error => $"{error.Key} : {error.Value}")));
                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
