using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>Keyed hashes by which requests are found without clear text: identifiers, e-mail, words of the name.</summary>
internal sealed class SearchIndex(OfficeDb db, KeyedHash hash)
{
    private const int Few = 100;

    /// <summary>Every token of a request.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="subject">Its person.</param>
    /// <param name="samePerson">Of the same person: <see cref="SamePerson"/>.</param>
    public IEnumerable<SearchTokenRow> Rows(Guid requestId, SubjectContent subject, IReadOnlyList<byte[]> samePerson)
    {
        IEnumerable<byte[]> finding =
        [
            .. Words(subject.FullName).Select(word => Token("name", word)),
            .. subject.Identifiers.Select(one => Token("value", Normal(one.Value))),
            .. subject.Email is null ? [] : new[] { Token("value", Normal(subject.Email)) },
        ];
        return finding.Select(token => (Token: token, SamePerson: false))
            .Concat(samePerson.Select(token => (Token: token, SamePerson: true)))
            .DistinctBy(one => Convert.ToHexString(one.Token))
            .Select(one => new SearchTokenRow { TokenHash = one.Token, RequestId = requestId, SamePerson = one.SamePerson });
    }

    /// <summary>Tokens of which two requests share one only where they are the same person's.</summary>
    public IReadOnlyList<byte[]> SamePerson(SubjectContent subject)
    {
        var name = string.Join(' ', Words(subject.FullName));
        return
        [
            .. subject.Identifiers.Select(one => Token($"identifier/{one.Type}/{name}", Normal(one.Value))),
            .. subject.Email is null ? [] : new[] { Token($"email/{name}", Normal(subject.Email)) },
            .. subject.BirthDate is null ? [] : new[] { Token($"born/{name}", subject.BirthDate.Value.ToString("R", CultureInfo.InvariantCulture)) },
        ];
    }

    /// <summary>The requests found, where they are few; null where a name is so frequent that the list is better read in its order.</summary>
    public async Task<IReadOnlyList<Guid>?> FewAsync(string query, CancellationToken cancel)
    {
        // One and the same request may be found by its value and by its name: twice as many hold enough of them. Sorting out doubles in the database would read all that a frequent name finds.
        var found = (await Find(query).Take(2 * (Few + 1)).ToListAsync(cancel)).Distinct().ToList();
        return found.Count > Few ? null : found;
    }

    /// <summary>The cases of the requests found, judged one by one.</summary>
    public IQueryable<CaseRow> OfPersons(IQueryable<CaseRow> cases, string query)
    {
        var value = Token("value", Normal(query));
        var words = Words(query).Select(word => Token("name", word)).ToList();
        return words.Count == 0
            ? cases.Where(row => db.SearchTokens.Any(token => token.TokenHash == value && token.RequestId == row.RequestId))
            : cases.Where(row => db.SearchTokens.Any(token => token.TokenHash == value && token.RequestId == row.RequestId)
                || db.SearchTokens.Count(token => words.Contains(token.TokenHash) && token.RequestId == row.RequestId) == words.Count);
    }

    private IQueryable<Guid> Find(string query)
    {
        var value = Token("value", Normal(query));
        var found = db.SearchTokens.Where(row => row.TokenHash == value).Select(row => row.RequestId);
        var words = Words(query).Select(word => Token("name", word)).ToList();
        if (words.Count == 0)
        {
            return found;
        }

        var (first, others) = (words[0], words.Skip(1));
        var named = others.Aggregate(
            db.SearchTokens.Where(row => row.TokenHash == first),
            (all, word) => all.Where(row => db.SearchTokens.Any(one => one.TokenHash == word && one.RequestId == row.RequestId)));
        return found.Concat(named.Select(row => row.RequestId));
    }

    private byte[] Token(string kind, string text) => hash.Of($"search/{kind}", text);

    internal static string Normal(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c)).Select(char.ToLowerInvariant)]);

    // Words without accents, case and order, so that "Léa Dupont" is found as "DUPONT lea".
    internal static IEnumerable<string> Words(string text)
    {
        var plain = new string([.. text.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]);
        return plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal);
    }
}
