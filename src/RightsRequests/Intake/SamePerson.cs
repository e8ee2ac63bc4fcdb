using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>All requests of one person, told by the keyed hashes that they share.</summary>
internal static class SamePerson
{
    /// <summary>Ids of the requests of the person of a request, its own included where anything tells the person.</summary>
    public static IQueryable<Guid> RequestsOf(OfficeDb db, Guid requestId)
    {
        var tokens = db.SearchTokens.Where(row => row.RequestId == requestId && row.SamePerson).Select(row => row.TokenHash);
        return db.SearchTokens.Where(row => row.SamePerson && tokens.Contains(row.TokenHash)).Select(row => row.RequestId);
    }
}
