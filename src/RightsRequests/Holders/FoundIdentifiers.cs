using Microsoft.EntityFrameworkCore;
using RightsRequests.Contracts;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>What holders found out about who the person is, for those that need it.</summary>
internal sealed class FoundIdentifiers(OfficeDb db, ContentCipher cipher, CaseVault vault)
{
    /// <summary>From accepted answers of the case alone, and of those types alone that are needed (Art. 5(1)(c)).</summary>
    public async Task<IReadOnlyList<SubjectIdentifier>> ForAsync(CaseState state, IReadOnlyList<HolderNeed> needs, CancellationToken cancel)
    {
        var told = Told(state, needs);
        if (told.Count == 0)
        {
            return [];
        }

        var key = await vault.KeyOfCaseAsync(state.Id, cancel);
        var found = new List<SubjectIdentifier>();
        foreach (var (need, query) in told)
        {
            var content = await db.HolderAnswers.AsNoTracking().Where(row => row.QueryId == query.Id && row.Hash == query.AnswerHash).Select(row => row.Content).FirstAsync(cancel);
            if (AnswerReader.Read(cipher.Open(key, content, Purpose.Answer)) is AnswerReading.Valid { Answer.Identifiers: { } identifiers })
            {
                found.AddRange(identifiers.Where(one => need.Identifiers.Contains(one.Type)));
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>The answered queries of the case that told what is needed.</summary>
    public static IReadOnlyList<(HolderNeed Need, HolderQuery Query)> Told(CaseState state, IReadOnlyList<HolderNeed> needs) =>
        [.. from need in needs
            from query in state.Queries
            where query.Holder == need.Holder && query.AnswerHash is not null && query.Result!.Identifiers.Intersect(need.Identifiers).Any()
            select (need, query)];
}
