using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Delivery;

/// <summary>One-time codes and the tokens they open. On real time: a moved clock must not keep a code alive.</summary>
internal sealed class SubjectSessions(OfficeDb db, KeyedHash hash, RealTime realTime)
{
    private const int MostTries = 5;
    private const int MostCodes = 6;
    private const int CodeDigits = 8;
    private const string CodePurpose = "one-time-code";
    private const string TokenPurpose = "access-token";
    private static readonly Duration CodeLife = Duration.FromMinutes(10);
    private static readonly Duration TokenLife = Duration.FromMinutes(30);

    /// <summary>A new code; one asked for before opens nothing any more. Null after too many within an hour: neither may codes be guessed through ever new ones, nor a mailbox filled.</summary>
    public async Task<(Guid Session, string Code)?> StartAsync(Guid requestId, CancellationToken cancel)
    {
        var now = Now();
        var anHourAgo = now + CodeLife - Duration.FromHours(1);
        if (await db.AccessSessions.CountAsync(row => row.RequestId == requestId && row.CodeExpiresAt > anHourAgo, cancel) >= MostCodes)
        {
            return null;
        }

        var id = Guid.CreateVersion7();
        var code = RandomNumberGenerator.GetString("0123456789", CodeDigits);
        await db.AccessSessions
            .Where(row => row.RequestId == requestId && row.CodeHash != null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.CodeHash, (byte[]?)null), cancel);
        db.Add(new AccessSessionRow { Id = id, RequestId = requestId, CodeHash = hash.Of(CodePurpose, $"{id:N}/{code}"), CodeExpiresAt = now + CodeLife });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return (id, code);
    }

    /// <summary>Null for a wrong, used, expired or worn-out code alike.</summary>
    public async Task<SubjectSession?> ConfirmAsync(Guid requestId, string code, CancellationToken cancel)
    {
        var now = Now();
        var row = await db.AccessSessions.AsNoTracking().Where(one => one.RequestId == requestId && one.CodeHash != null).OrderByDescending(one => one.CodeExpiresAt).FirstOrDefaultAsync(cancel);
        if (row?.CodeHash is null)
        {
            return null;
        }

        // The try is counted before it is judged, in one statement: guesses side by side count too.
        var counted = await db.AccessSessions
            .Where(one => one.Id == row.Id && one.CodeHash != null && one.Tries < MostTries && one.CodeExpiresAt > now)
            .ExecuteUpdateAsync(one => one.SetProperty(session => session.Tries, session => session.Tries + 1), cancel);
        if (counted == 0 || !hash.Matches(CodePurpose, $"{row.Id:N}/{code.Trim()}", row.CodeHash))
        {
            return null;
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (tokenHash, expiresAt) = (hash.Of(TokenPurpose, token), now + TokenLife);
        var opened = await db.AccessSessions
            .Where(one => one.Id == row.Id && one.CodeHash != null)
            .ExecuteUpdateAsync(
                one => one
                    .SetProperty(session => session.CodeHash, (byte[]?)null)
                    .SetProperty(session => session.TokenHash, tokenHash)
                    .SetProperty(session => session.TokenExpiresAt, expiresAt),
                cancel);
        return opened == 0 ? null : new(token, expiresAt);
    }

    /// <summary>True for a token of this request that still lives.</summary>
    public Task<bool> IsOpenAsync(Guid requestId, string token, CancellationToken cancel)
    {
        var (tokenHash, now) = (hash.Of(TokenPurpose, token), Now());
        return db.AccessSessions.AnyAsync(one => one.RequestId == requestId && one.TokenHash == tokenHash && one.TokenExpiresAt > now, cancel);
    }

    private Instant Now() => realTime.Clock.GetCurrentInstant();
}
