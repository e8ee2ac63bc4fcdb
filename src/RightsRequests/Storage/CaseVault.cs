using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Storage;

/// <summary>Opens what is stored encrypted of a request and its cases.</summary>
public sealed class CaseVault(OfficeDb db, ContentCipher cipher)
{
    /// <exception cref="KeyDestroyedException">The request was erased.</exception>
    public async Task<DataKey> KeyOfRequestAsync(Guid requestId, CancellationToken cancel)
    {
        var wrapped = await db.CaseKeys.Where(row => row.RequestId == requestId).Select(row => row.WrappedKey).SingleOrDefaultAsync(cancel);
        return wrapped is null ? throw new KeyDestroyedException() : cipher.Unwrap(wrapped);
    }

    /// <summary>Null where the request was erased.</summary>
    public async Task<DataKey?> FindKeyOfRequestAsync(Guid requestId, CancellationToken cancel)
    {
        try
        {
            return await KeyOfRequestAsync(requestId, cancel);
        }
        catch (KeyDestroyedException)
        {
            return null;
        }
    }

    /// <summary>The key of the case's request.</summary>
    /// <exception cref="KeyDestroyedException">The request was erased, or there is no such case.</exception>
    public async Task<DataKey> KeyOfCaseAsync(Guid caseId, CancellationToken cancel)
    {
        var wrapped = await (
            from row in db.Cases
            join key in db.CaseKeys on row.RequestId equals key.RequestId
            where row.Id == caseId
            select key.WrappedKey).SingleOrDefaultAsync(cancel);
        return wrapped is null ? throw new KeyDestroyedException() : cipher.Unwrap(wrapped);
    }

    /// <summary>The state of a case as last committed.</summary>
    public async Task<CaseState> StateAsync(Guid caseId, CancellationToken cancel)
    {
        var key = await KeyOfCaseAsync(caseId, cancel);
        var content = await db.Cases.Where(row => row.Id == caseId).Select(row => row.Content).SingleAsync(cancel);
        return cipher.OpenJson<CaseState>(key, content, Purpose.CaseState);
    }

    /// <summary>What the person wrote.</summary>
    public async Task<RequestContent> ContentOfCaseAsync(Guid caseId, CancellationToken cancel)
    {
        var key = await KeyOfCaseAsync(caseId, cancel);
        var content = await (
            from row in db.Cases
            join request in db.Requests on row.RequestId equals request.Id
            where row.Id == caseId
            select request.Content).SingleAsync(cancel);
        return cipher.OpenJson<RequestContent>(key, content, Purpose.Request);
    }
}
