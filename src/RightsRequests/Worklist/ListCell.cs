using NodaTime;

namespace RightsRequests.Worklist;

/// <summary>A cell of an exported list: words, or a day that a spreadsheet may reckon with.</summary>
public readonly record struct ListCell(string? Text, LocalDate? Day)
{
    public static implicit operator ListCell(string? text) => new(text, null);

    public static implicit operator ListCell(LocalDate day) => new(null, day);

    /// <summary>Words.</summary>
    public static ListCell FromString(string? text) => text;

    /// <summary>A day.</summary>
    public static ListCell FromLocalDate(LocalDate day) => day;
}

/// <summary>What an exported list is written as.</summary>
public enum ListFormat
{
    Csv,
    Xlsx,
}
