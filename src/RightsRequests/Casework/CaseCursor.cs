using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RightsRequests.Casework;

/// <summary>Where a page ended: the last case of it, in the order of the list.</summary>
public readonly record struct CaseCursor(LocalDate Due, Guid Id)
{
    /// <summary>False for a text that no page ever gave.</summary>
    public static bool TryRead(string text, out CaseCursor cursor)
    {
        cursor = default;
        if (text.Split('_') is not [var due, var id]
            || !LocalDatePattern.Iso.Parse(due).TryGetValue(default, out var day)
            || !Guid.TryParse(id, CultureInfo.InvariantCulture, out var last))
        {
            return false;
        }

        cursor = new(day, last);
        return true;
    }

    public override string ToString() => $"{LocalDatePattern.Iso.Format(Due)}_{Id:N}";
}
