using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Api;

/// <summary>The query of <c>GET /api/v1/cases</c>, as text.</summary>
internal sealed record CaseQuery(string? State, string? Right, string? DueBefore, string? Assignee, string? Q, string? After, string? Limit)
{
    /// <summary>What to say of a cursor that no page gave.</summary>
    public const string NoCursor = "le « next » de la page précédente / the 'next' of the page before";

    /// <summary>What to say of a day that a list cannot be asked by.</summary>
    public const string NoDay = "AAAA-MM-JJ, de 1900 à 9998 / YYYY-MM-DD, from 1900 to 9998";

    private const int LongestText = 300;

    /// <summary>What is wrong, by name; empty when the filter may be used.</summary>
    public IReadOnlyDictionary<string, string> Read(out CaseFilter filter)
    {
        Dictionary<string, string> errors = [];
        Word(errors, "state", State, Vocabulary.All<CaseStatus>());
        Word(errors, "right", Right, Vocabulary.All<Right>());
        Text(errors, "assignee", Assignee);
        Text(errors, "q", Q);
        if (After is not null && !new CaseFilter().Follows(After))
        {
            errors["after"] = NoCursor;
        }

        filter = new(State, Right, Day(errors), Assignee, Q, After);
        if (Limit is not null)
        {
            filter = filter with { Limit = Count(errors, Limit, CaseFilter.LargestLimit) };
        }

        return errors;
    }

    private LocalDate? Day(Dictionary<string, string> errors)
    {
        if (DueBefore is null)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(DueBefore).TryGetValue(default, out var day) && CaseFilter.HasDay(day))
        {
            return day;
        }

        errors["dueBefore"] = NoDay;
        return null;
    }

    /// <summary>How many a page may hold, from 1 to the most allowed.</summary>
    public static int Count(Dictionary<string, string> errors, string limit, int most)
    {
        if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1 || count > most)
        {
            errors["limit"] = $"1–{most}";
        }

        return count;
    }

    private static void Word(Dictionary<string, string> errors, string name, string? word, IReadOnlyList<string> allowed)
    {
        if (word is not null && !allowed.Contains(word))
        {
            errors[name] = string.Join(", ", allowed);
        }
    }

    // PostgreSQL has no zero character.
    private static void Text(Dictionary<string, string> errors, string name, string? text)
    {
        if (text is { Length: > LongestText } || text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            errors[name] = $"au plus {LongestText} caractères / at most {LongestText} characters";
        }
    }
}
