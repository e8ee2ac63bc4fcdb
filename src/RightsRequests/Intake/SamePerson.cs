using Microsoft.EntityFrameworkCore;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>All that belongs to one person, told by the keyed hashes that requests share.</summary>
internal static class SamePerson
{
    // As a list that is known before anything is read: as a condition beside another one, each row of the register would be held against it.
    private const string TheirRequests =
        """
        ANY (ARRAY (
            SELECT other.request_id FROM search_tokens own JOIN search_tokens other USING (token_hash)
            WHERE own.request_id = {0} AND own.same_person AND other.same_person
            UNION SELECT {0}))
        """;

    /// <summary>The requests of the person of a request, its own included.</summary>
    public static IQueryable<RequestRow> RequestsOf(OfficeDb db, Guid requestId) =>
        db.Requests.FromSqlRaw($"SELECT * FROM requests WHERE id = {TheirRequests}", requestId).AsNoTracking();

    /// <summary>The cases of the person of a request, its own included.</summary>
    public static IQueryable<CaseRow> CasesOf(OfficeDb db, Guid requestId) =>
        db.Cases.FromSqlRaw($"SELECT * FROM cases WHERE request_id = {TheirRequests}", requestId).AsNoTracking();
}
