using NodaTime;
using NodaTime.Text;
using RightsRequests.Law;

namespace RightsRequests.Intake;

/// <summary>Turns a line into a request. Pure.</summary>
internal static class ImportReading
{
    private static readonly LocalDatePattern French = LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu");

    private const string Health = "health_record";
    private const string Minor = "collected_as_minor";

    private static readonly string[] Representative = ["representative_name", "representative_capacity", "representative_email", "representative_address"];

    // What a file says in French decides whether the person lives, and what must be proved.
    private static readonly Dictionary<string, string> Capacities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["héritier"] = PostMortem.Heir,
        ["héritière"] = PostMortem.Heir,
        ["heritier"] = PostMortem.Heir,
        ["heritiere"] = PostMortem.Heir,
        ["tuteur"] = "guardian",
        ["tutrice"] = "guardian",
        ["curateur"] = "guardian",
        ["curatrice"] = "guardian",
        ["mandataire"] = "mandate",
        ["avocat"] = "mandate",
        ["avocate"] = "mandate",
        ["lawyer"] = "mandate",
    };

    public static NewRequest Request(ImportLine line) => new(
        Controller: line["controller"],
        Rights: Words(line[ImportColumns.Rights]),
        Subject: new(
            line[ImportColumns.FullName],
            Date(line["birth_date"]) is { } born ? LocalDatePattern.Iso.Format(born) : line["birth_date"],
            line["email"],
            line["phone"],
            Lines(line["postal_address"]),
            line["member_number"] is { } number ? [new("member-number", number)] : []),
        Relations: Words(line["relations"]),
        Details: new NewDetails(
            Facts: line[Minor] is "oui" or "yes" ? [RequestFact.CollectedAsMinor.Word()] : [],
            AfterDeath: PostMortem.Capacities.Contains(Capacity(line) ?? "")).WithHealthRecord(line[Health]),
        Representative: Representative.All(column => line[column] is null)
            ? null
            : new(line["representative_name"], Capacity(line), line["representative_email"], Lines(line["representative_address"])),
        Statement: line["statement"],
        Language: line["language"],
        Channel: line["channel"] ?? "post");

    /// <summary>What is wrong in columns that set the time limit and that no request has as such; by column.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Faults(ImportLine line)
    {
        if (line[Health] is { } age && !HealthRecordAge.All.Contains(age))
        {
            yield return new(Health, "recent, old ou rien / recent, old or nothing");
        }

        if (line[Minor] is not (null or "oui" or "yes" or "non" or "no"))
        {
            yield return new(Minor, "oui ou non / yes or no");
        }
    }

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

    private static string? Capacity(ImportLine line) =>
        line["representative_capacity"] is { } said ? Capacities.GetValueOrDefault(said, said) : null;

    private static string? Lines(string? text) => text is null ? null : string.Join('\n', text.Split('|', StringSplitOptions.TrimEntries));

    private static string[] Words(string? text) =>
        text?.Split([' ', '|', ',', ';', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
