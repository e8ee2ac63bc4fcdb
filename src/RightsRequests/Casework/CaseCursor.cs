using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RightsRequests.Casework;

/// <summary>Where a page begins or ends: a case of it, by what the list is ordered by.</summary>
/// <param name="Words">Reference, or state and step; empty for orders by a day.</param>
/// <param name="Day">Last day to answer or day of receipt; the earliest possible for the order by reference.</param>
internal readonly record struct CaseCursor(string[] Words, LocalDate Day, Guid Id)
{
    /// <summary>The case's place in an order.</summary>
    public static string Of(CaseSummary one, CaseSort sort) => sort switch
    {
        CaseSort.Due => Join(one.Id, LocalDatePattern.Iso.Format(one.Due)),
        CaseSort.Received => Join(one.Id, LocalDatePattern.Iso.Format(one.ReceivedOn)),
        CaseSort.Reference => Join(one.Id, one.Reference),
        CaseSort.State => Join(one.Id, one.State, one.Step, LocalDatePattern.Iso.Format(one.Due)),
        _ => throw new ArgumentOutOfRangeException(nameof(sort)),
    };

    /// <summary>Null for a text that no page of this order ever gave.</summary>
    public static CaseCursor? Read(string text, CaseSort sort)
    {
        var parts = text.Split('_');
        if (!Guid.TryParse(parts[^1], CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        return (sort, parts) switch
        {
            (CaseSort.Due or CaseSort.Received, [var day, _]) when DayOf(day) is { } on => new([], on, id),
            (CaseSort.Reference, [var reference, _]) when !reference.Contains('\0', StringComparison.Ordinal) => new([reference], default, id),
            (CaseSort.State, [var state, var step, var day, _]) when DayOf(day) is { } on && !text.Contains('\0', StringComparison.Ordinal) => new([state, step], on, id),
            _ => null,
        };
    }

    private static LocalDate? DayOf(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && CaseFilter.HasDay(day) ? day : null;

    private static string Join(Guid id, params string[] keys) => $"{string.Join('_', keys)}_{id:N}";
}
