using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime.Text;

namespace RightsRequests.Worklist;

/// <summary>Writes a list row by row, in constant memory; no cell is ever taken for a formula.</summary>
internal abstract class ListWriter : IDisposable
{
    public static ListWriter Open(ListFormat format, Stream output) => format == ListFormat.Xlsx ? new XlsxList(output) : new CsvList(output);

    public abstract void Write(IEnumerable<ListCell> row, bool heading = false);

    public abstract void Dispose();

    private sealed class CsvList : ListWriter
    {
        private readonly CsvWriter csv;

        public CsvList(Stream output) => csv = new(
            new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true),
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape });

        public override void Write(IEnumerable<ListCell> row, bool heading = false)
        {
            foreach (var cell in row)
            {
                csv.WriteField(cell.Day is { } day ? LocalDatePattern.Iso.Format(day) : cell.Text);
            }

            csv.NextRecord();
        }

        public override void Dispose() => csv.Dispose();
    }

    // Text stands as inline strings, which nothing reckons.
    private sealed class XlsxList : ListWriter
    {
        private const uint DayStyle = 1;
        private const uint HeadingStyle = 2;

        private readonly SpreadsheetDocument document;
        private readonly OpenXmlWriter sheet;

        public XlsxList(Stream output)
        {
            document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "Dossiers" }));
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font(), new Font(new Bold())),
                new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
                new Borders(new Border()),
                // 14: a day, as the reader's own settings write it.
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { FontId = 1, ApplyFont = true }));
            sheet = OpenXmlWriter.Create(part);
            sheet.WriteStartElement(new Worksheet());
            sheet.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            // In a narrower column a spreadsheet writes ##### for a day.
            sheet.WriteElement(new Columns(new Column { Min = 1, Max = (uint)Enum.GetValues<CaseColumn>().Length + 1, Width = 20, CustomWidth = true }));
            sheet.WriteStartElement(new SheetData());
        }

        public override void Write(IEnumerable<ListCell> row, bool heading = false)
        {
            sheet.WriteStartElement(new Row());
            foreach (var cell in row)
            {
                sheet.WriteElement(cell.Day is { } day
                    ? new Cell { StyleIndex = DayStyle, CellValue = new CellValue(day.ToDateTimeUnspecified().ToOADate()) }
                    : new Cell { DataType = CellValues.InlineString, StyleIndex = heading ? HeadingStyle : 0, InlineString = new InlineString(new Text(Clean(cell.Text)) { Space = SpaceProcessingModeValues.Preserve }) });
            }

            sheet.WriteEndElement();
        }

        public override void Dispose()
        {
            sheet.WriteEndElement();
            sheet.WriteEndElement();
            sheet.Dispose();
            document.Dispose();
        }

        // XML bears no control characters and no half of a pair; a cell at most 32,767 characters.
        private static string Clean(string? text)
        {
            var clean = new StringBuilder();
            foreach (var rune in (text ?? "").EnumerateRunes())
            {
                if (rune.Value is (>= 0x20 or '\t' or '\n') and not (0xFFFE or 0xFFFF))
                {
                    clean.Append(rune);
                }
            }

            return clean.Length <= 32_767 ? clean.ToString() : clean.ToString(0, 32_767);
        }
    }
}
