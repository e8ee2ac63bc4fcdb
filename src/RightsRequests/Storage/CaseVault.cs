using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Storage;

/// <summary>Opens what is stored encrypted of a request and its cases, its key in the same round trip as its content.</summary>
public sealed class CaseVault(OfficeDb db, ContentCipher cipher, CaseStates states)
{
    private static readonly Func<OfficeDb, Guid, CancellationToken, Task<byte[]?>> KeyOfCase = EF.CompileAsyncQuery((OfficeDb db, Guid caseId, CancellationToken cancel) => (
        from row in db.Cases
        join key in db.CaseKeys on row.RequestId equals key.RequestId
        where row.Id == caseId
        select key.WrappedKey).SingleOrDefault());

    private static readonly Func<OfficeDb, Guid, CancellationToken, Task<StoredCase?>> Case = EF.CompileAsyncQuery((OfficeDb db, Guid caseId, CancellationToken cancel) => (
        from row in db.Cases
        join key in db.CaseKeys on row.RequestId equals key.RequestId
        where row.Id == caseId
        select new StoredCase(key.WrappedKey, row.Content, null)).SingleOrDefault());

    private static readonly Func<OfficeDb, Guid, CancellationToken, Task<StoredCase?>> CaseAndRequest = EF.CompileAsyncQuery((OfficeDb db, Guid caseId, CancellationToken cancel) => (
        from row in db.Cases
        join request in db.Requests on row.RequestId equals request.Id
        join key in db.CaseKeys on row.RequestId equals key.RequestId
        where row.Id == caseId
        select new StoredCase(key.WrappedKey, row.Content, request.Content)).SingleOrDefault());

    private (Guid CaseId, DataKey Key)? held;

    /// <summary>This scope works on the case, whose key came with what it works on: it is not read again.</summary>
    internal void Hold(Guid caseId, DataKey key) => held = (caseId, key);

    /// <exception cref="KeyDestroyedException">The request was erased.</exception>
    public async Task<DataKey> KeyOfRequestAsync(Guid requestId, CancellationToken cancel) =>
        await FindKeyOfRequestAsync(requestId, cancel) ?? throw new KeyDestroyedException();

    /// <summary>Null where the request was erased.</summary>
    public async Task<DataKey?> FindKeyOfRequestAsync(Guid requestId, CancellationToken cancel) =>
        await db.CaseKeys.Where(row => row.RequestId == requestId).Select(row => row.WrappedKey).SingleOrDefaultAsync(cancel) is { } wrapped ? cipher.TryUnwrap(wrapped) : null;

    /// <summary>The key of the case's request.</summary>
    /// <exception cref="KeyDestroyedException">The request was erased, or there is no such case.</exception>
    public async Task<DataKey> KeyOfCaseAsync(Guid caseId, CancellationToken cancel) =>
        held is { } one && one.CaseId == caseId ? one.Key : Unwrap(await KeyOfCase(db, caseId, cancel));

    /// <summary>The state of a case as last committed.</summary>
    /// <exception cref="KeyDestroyedException">The request was erased, or there is no such case.</exception>
    public async Task<CaseState> StateAsync(Guid caseId, CancellationToken cancel)
    {
        var stored = await Case(db, caseId, cancel) ?? throw new KeyDestroyedException();
        return states.Open(caseId, Unwrap(stored.WrappedKey), stored.State);
    }

    /// <summary>The state of a case as last committed, and what the person wrote.</summary>
    /// <exception cref="KeyDestroyedException">The request was erased, or there is no such case.</exception>
    public async Task<(CaseState State, RequestContent Content)> OpenAsync(Guid caseId, CancellationToken cancel)
    {
        var stored = await CaseAndRequest(db, caseId, cancel) ?? throw new KeyDestroyedException();
        return Open(caseId, Unwrap(stored.WrappedKey), stored.State, stored.Request!);
    }

    /// <summary>The same of several cases, in one round trip; none of a request that was erased.</summary>
    public async Task<IReadOnlyDictionary<Guid, (CaseState State, RequestContent Content)>> OpenAllAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken cancel)
    {
        var ids = caseIds.ToArray();
        var all = await db.Database.SqlQuery<StoredTogether>($"""
            SELECT cases.id, wrapped_key, cases.content AS state, requests.content AS request
            FROM cases JOIN requests ON requests.id = cases.request_id JOIN case_keys ON case_keys.request_id = cases.request_id
            WHERE cases.id = ANY ({ids})
            """).ToListAsync(cancel);
        var opened = new Dictionary<Guid, (CaseState, RequestContent)>();
        foreach (var one in all)
        {
            if (cipher.TryUnwrap(one.WrappedKey) is { } key)
            {
                opened.Add(one.Id, Open(one.Id, key, one.State, one.Request));
            }
        }

        return opened;
    }

    private (CaseState State, RequestContent Content) Open(Guid caseId, DataKey key, byte[] state, byte[] request) =>
        (states.Open(caseId, key, state), cipher.OpenJson<RequestContent>(key, request, Purpose.Request));

    private DataKey Unwrap(byte[]? wrapped) => wrapped is null ? throw new KeyDestroyedException() : cipher.Unwrap(wrapped);

    private sealed record StoredCase(byte[] WrappedKey, byte[] State, byte[]? Request);

    private sealed record StoredTogether(Guid Id, byte[] WrappedKey, byte[] State, byte[] Request);
}
