using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>Answers given under an idempotency key, for 24 hours of real time.</summary>
internal sealed class IdempotentAnswers(OfficeDb db, ContentCipher cipher, KeyedHash hash, RealTime realTime)
{
    private static readonly Duration Honoured = Duration.FromHours(24);

    /// <summary>What a key is found by.</summary>
    public byte[] HashOf(string key) => hash.Of("idempotency-key", key);

    /// <summary>The earlier outcome, or null where the key's time is over. Whoever asks holds the key until the transaction ends.</summary>
    public async Task<FilingOutcome?> FindAsync(byte[] key, NewRequest request, CancellationToken cancel)
    {
        var now = realTime.Clock.GetCurrentInstant();
        await db.IdempotencyKeys.Where(row => row.KeyHash == key && row.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        var row = await db.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(one => one.KeyHash == key, cancel);
        return row switch
        {
            null => null,
            _ when !CryptographicOperations.FixedTimeEquals(row.BodyHash, BodyHash(request)) => new KeyUsedForOther(),
            _ => new Filed(cipher.OpenJson<FiledRequest>(cipher.Office, row.Answer, Purpose.Idempotency)),
        };
    }

    /// <summary>What was filed under the key, whatever the body was: for a key that stands for one body only. Null where nothing was.</summary>
    public async Task<FiledRequest?> FiledAsync(string key, CancellationToken cancel)
    {
        var (keyHash, now) = (HashOf(key), realTime.Clock.GetCurrentInstant());
        return await db.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(one => one.KeyHash == keyHash && one.ExpiresAt > now, cancel) is { } row
            ? cipher.OpenJson<FiledRequest>(cipher.Office, row.Answer, Purpose.Idempotency)
            : null;
    }

    /// <summary>The answer, as it is kept under its key.</summary>
    public IdempotencyKeyRow Row(byte[] key, NewRequest request, FiledRequest filed) => new()
    {
        KeyHash = key,
        BodyHash = BodyHash(request),
        Answer = cipher.SealJson(cipher.Office, filed, Purpose.Idempotency),
        ExpiresAt = realTime.Clock.GetCurrentInstant() + Honoured,
    };

    /// <summary>Keeps answers, with what else the batch writes.</summary>
    public static void Keep(OfficeBatch batch, IReadOnlyList<IdempotencyKeyRow> rows)
    {
        if (rows.Count > 0)
        {
            batch.Say(
                "INSERT INTO idempotency_keys (key_hash, body_hash, answer, expires_at) SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::timestamptz[])",
                rows.Column(one => one.KeyHash), rows.Column(one => one.BodyHash), rows.Column(one => one.Answer), rows.Column(one => one.ExpiresAt));
        }
    }

    private byte[] BodyHash(NewRequest request) => hash.Of("idempotency-body", JsonSerializer.Serialize(request));
}
