using Microsoft.EntityFrameworkCore;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>All that belongs to one person, told by the keyed hashes that requests share.</summary>
internal static class SamePerson
{
    // As lists that are known before anything is read: as a condition beside another one each row of the register would be held against it, and a join was planned over all tokens while they were few.
    private const string TheirRequests =
        """
        ANY (ARRAY (
            SELECT request_id FROM search_tokens
            WHERE same_person AND token_hash = ANY (ARRAY (SELECT token_hash FROM search_tokens WHERE request_id = {0} AND same_person))
            UNION SELECT {0}))
        """;

    /// <summary>The requests of the person of a request, its own included.</summary>
    public static IQueryable<RequestRow> RequestsOf(OfficeDb db, Guid requestId) =>
        db.Requests.FromSqlRaw($"SELECT * FROM requests WHERE id = {TheirRequests}", requestId).AsNoTracking();

    /// <summary>The cases of the person of a request, its own included.</summary>
    public static IQueryable<CaseRow> CasesOf(OfficeDb db, Guid requestId) =>
        db.Cases.FromSqlRaw($"SELECT * FROM cases WHERE request_id = {TheirRequests}", requestId).AsNoTracking();
}
