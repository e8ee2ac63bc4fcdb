using RightsRequests.Storage;

namespace RightsRequests.Delivery;

/// <summary>Who holds the tracking code of a request, or the token of an open session.</summary>
internal sealed class SubjectAccess(RequestKeyhole keyhole, SubjectSessions sessions)
{
    /// <summary>Null for an unknown reference and a wrong bearer alike.</summary>
    /// <param name="reference">The request.</param>
    /// <param name="bearer">Tracking code or session token.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<OpenedRequest?> OpenAsync(string reference, string bearer, CancellationToken cancel)
    {
        var request = await keyhole.FindAsync(reference, cancel);
        // Judged also where there is no request, so that both take the same time.
        var tracks = keyhole.Fits(request, bearer);
        if (request is null)
        {
            return null;
        }

        var session = !tracks && await sessions.IsOpenAsync(request.Id, bearer, cancel);
        // Of an erased request only its status is told: there is nothing to write to, to open or to withdraw.
        return request.ErasedAt is null && (tracks || session) ? new(request, session) : null;
    }
}

/// <param name="Session">True: who asks has shown that they read the address on file.</param>
internal sealed record OpenedRequest(RequestRow Request, bool Session);
