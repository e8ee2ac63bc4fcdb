using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Retention;

/// <summary>Finds the requests whose time is over, and says what keeps them all the same.</summary>
internal sealed class RetentionReader(OfficeDb db, KeyFile keys, CaseVault vault, ContentCipher cipher, RelatedCases related)
{
    public const string Unreadable = "key-destroyed";

    /// <summary>Requests that are not erased and ended on or before a day, an unconfirmed one on or before a day of its own; longest ended first. Days are those of a time zone. The lifting of a restriction is the end of it; the renewal of a proof is no life of the request.</summary>
    public Task<List<EndedRequest>> EndedAsync(LocalDate upTo, LocalDate unconfirmedUpTo, string zone, CancellationToken cancel) => db.Database.SqlQuery<EndedRequest>($"""
        SELECT r.id AS request_id, r.reference, max(greatest(coalesce(f.answered_on, e.ended_on), l.lifted_on)) AS ended_on, bool_and(f.outcome IS NOT DISTINCT FROM 'not-identified') AS unconfirmed
        FROM cases c
        JOIN requests r ON r.id = c.request_id AND r.erased_at IS NULL
        LEFT JOIN case_figures f ON f.case_id = c.id
        LEFT JOIN LATERAL (
            SELECT (max(a.at) AT TIME ZONE {zone})::date AS ended_on FROM audit_entries a
            WHERE f.answered_on IS NULL AND a.case_id = c.id AND a.what <> 'letter-renewed') e ON TRUE
        LEFT JOIN LATERAL (
            SELECT (max(a.at) AT TIME ZONE {zone})::date AS lifted_on FROM audit_entries a
            WHERE c."right" = 'restriction' AND a.case_id = c.id AND a.what = 'case-closed' AND a.detail = {Procedure.LiftPath}) l ON TRUE
        WHERE r.id IN (
            SELECT request_id FROM cases WHERE received_on <= {upTo}
            UNION SELECT request_id FROM cases JOIN case_figures ON case_id = id WHERE outcome = 'not-identified' AND case_figures.received_on <= {unconfirmedUpTo})
        GROUP BY r.id, r.reference
        HAVING bool_and(c.state <> 'open') AND max(greatest(coalesce(f.answered_on, e.ended_on), l.lifted_on)) <= CASE WHEN bool_and(f.outcome IS NOT DISTINCT FROM 'not-identified') THEN {unconfirmedUpTo} ELSE {upTo} END
        ORDER BY ended_on, r.reference
        """).ToListAsync(cancel);

    /// <summary>Why a file is kept beyond its time; null: nothing keeps it.</summary>
    public async Task<string?> KeptBecauseAsync(Guid requestId, CancellationToken cancel)
    {
        var key = await vault.KeyOfRequestAsync(requestId, cancel);
        var contents = await db.Cases.Where(row => row.RequestId == requestId).Select(row => row.Content).ToListAsync(cancel);
        var states = contents.Select(content => cipher.OpenJson<CaseState>(key, content, Purpose.CaseState)).ToList();
        if (states.Exists(state => state.LegalHold))
        {
            return "legal-hold";
        }

        if ((await related.OpenAsync(requestId, cancel)).Count > 0)
        {
            return "open-related-case";
        }

        if (states.Exists(InForce))
        {
            return "restriction-in-force";
        }

        var content = await db.Requests.Where(row => row.Id == requestId).Select(row => row.Content).SingleAsync(cancel);
        return cipher.OpenJson<RequestContent>(key, content, Purpose.Request).Directives is null ? null : "directives";
    }

    /// <summary>Requests whose wrapping key was taken out of the file. Where a whole generation is missing nothing was erased: the file is another one.</summary>
    public async Task<IReadOnlyList<Guid>> UnreadableAsync(CancellationToken cancel)
    {
        var content = keys.Content;
        List<Guid> found = [];
        await foreach (var row in db.CaseKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var (generation, leaf) = WrappedKey.Place(row.WrappedKey);
            if (content.Trees.GetValueOrDefault(generation)?.Has(leaf) == false)
            {
                found.Add(row.RequestId);
            }
        }

        return found;
    }

    // Whoever restricted must be able to lift it, and to tell the person before (GDPR Art. 18(3)).
    private static bool InForce(CaseState state) =>
        state is { Right: Right.Restriction, Status: CaseStatus.Closed, Path: Procedure.MainPath } && state.Assessment.Any(one => one.IsGranted);
}
