using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Delivery;

/// <summary>Finds a request for who holds its tracking code.</summary>
internal sealed class RequestKeyhole(OfficeDb db, KeyedHash hash)
{
    private static readonly byte[] NoHash = new byte[32];

    public Task<RequestRow?> FindAsync(string reference, CancellationToken cancel)
    {
        var known = RandomCode.TypedReference(reference);
        // PostgreSQL has no zero character, and no reference either.
        return known.Contains('\0', StringComparison.Ordinal) ? Task.FromResult<RequestRow?>(null) : db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == known, cancel);
    }

    /// <summary>Null for an unknown reference and a wrong code alike, in the same time.</summary>
    public async Task<RequestRow?> OpenAsync(string reference, string trackingCode, CancellationToken cancel)
    {
        var row = await FindAsync(reference, cancel);
        return Fits(row, trackingCode) ? row : null;
    }

    public bool Fits(RequestRow? row, string trackingCode) =>
        hash.Matches(IntakeDesk.TrackingPurpose, RandomCode.TypedTracking(trackingCode), row?.TrackingCodeHash ?? NoHash) && row is not null;
}
