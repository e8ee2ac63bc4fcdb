using System.Globalization;
using System.Text;
using Npgsql;
using RightsRequests.Contracts;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Finds the key of a person: never one of two.</summary>
internal static class SqlPerson
{
    // A request with many addresses is tried with each, but not for ever.
    private const int MostTries = 25;

    /// <summary>The key, or null where nobody is found. The first statement that finds anybody decides.</summary>
    /// <exception cref="SqlRefusedException">Several persons match.</exception>
    public static async Task<string?> FindAsync(SqlSession session, NpgsqlTransaction transaction, SqlSource source, QuerySubject subject, CancellationToken cancel)
    {
        foreach (var statement in source.Person)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var values in Values(statement, subject))
            {
                found.UnionWith(await TryAsync(session, transaction, statement, values, cancel));
            }

            if (found.Count > 1)
            {
                throw new SqlRefusedException($"Plusieurs personnes répondent à ces données ({statement.Name}). / Several persons match ({statement.Name}).");
            }

            if (found.Count == 1)
            {
                return found.Single();
            }
        }

        return null;
    }

    private static async Task<IEnumerable<string>> TryAsync(SqlSession session, NpgsqlTransaction transaction, SqlStatement statement, IReadOnlyList<object> values, CancellationToken cancel)
    {
        await transaction.SaveAsync("person", cancel);
        try
        {
            var rows = await session.RowsAsync(statement.Name, $"SELECT DISTINCT person::text FROM ({statement.Text}\n) AS found WHERE person IS NOT NULL LIMIT {statement.Limit}", values, cancel);
            return rows.Select(row => row[0]!);
        }
        catch (PostgresException wrong) when (wrong.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // A number that is none, a date that is none: nobody has it.
            await transaction.RollbackAsync("person", cancel);
            return [];
        }
    }

    // Nothing where a parameter is not known of the person; an identifier given several times is tried with each.
    private static IEnumerable<IReadOnlyList<object>> Values(SqlStatement statement, QuerySubject subject)
    {
        IEnumerable<IReadOnlyList<object>> all = [[]];
        foreach (var name in statement.Parameters)
        {
            var known = Known(name, subject);
            all = all.SelectMany(some => known.Select(IReadOnlyList<object> (value) => [.. some, value]));
        }

        return all.Take(MostTries);
    }

    private static IReadOnlyList<object> Known(string name, QuerySubject subject) => name switch
    {
        "full_name" => [subject.FullName],
        "name_words" => [Words(subject.FullName)],
        "birth_date" => subject.BirthDate is { } day ? [day.ToString("O", CultureInfo.InvariantCulture)] : [],
        _ => [.. subject.Identifiers.Where(one => one.Type.Replace('-', '_') == name && !string.IsNullOrWhiteSpace(one.Value)).Select(one => one.Value.Trim()).Distinct()],
    };

    // Without accents and case: « Dupré-Élise » is [dupre, elise], in whichever order a table has them.
    private static string[] Words(string fullName)
    {
        var letters = fullName.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' ');
        return new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
