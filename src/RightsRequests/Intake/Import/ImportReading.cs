using NodaTime;
using NodaTime.Text;

namespace RightsRequests.Intake;

/// <summary>Turns a line into a request. Pure.</summary>
internal static class ImportReading
{
    private static readonly LocalDatePattern French = LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu");

    public static NewRequest Request(ImportLine line) => new(
        Controller: line["controller"],
        Rights: Words(line[ImportColumns.Rights]),
        Subject: new(
            line[ImportColumns.FullName],
            Date(line["birth_date"]) is { } born ? LocalDatePattern.Iso.Format(born) : line["birth_date"],
            line["email"],
            line["phone"],
            line["postal_address"] is { } address ? string.Join('\n', address.Split('|', StringSplitOptions.TrimEntries)) : null,
            line["member_number"] is { } number ? [new("member-number", number)] : []),
        Relations: Words(line["relations"]),
        Representative: line["representative_name"] is { } name ? new(name, line["representative_capacity"]) : null,
        Statement: line["statement"],
        Language: line["language"],
        Channel: line["channel"] ?? "post");

    public static StaffEntry Entry(ImportLine line, string by) => new(Date(line[ImportColumns.ReceivedOn]), by, []);

    /// <summary>What makes a line the same line: its own number where it has one, else all that stands in it.</summary>
    public static string Identity(ImportLine line) => line["line_id"] is { } own
        ? $"id\n{own}"
        : string.Join('\n', line.Values.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}:{one.Value.Trim().Length}:{one.Value.Trim()}"));

    private static LocalDate? Date(string? text) =>
        text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } iso ? iso.Value
        : French.Parse(text) is { Success: true } french ? french.Value
        : null;

    private static string[] Words(string? text) =>
        text?.Split([' ', '|', ',', ';', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
