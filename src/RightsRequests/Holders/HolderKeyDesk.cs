using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>The keys with which data holders sign in over HTTP, and controllers over OpenDSR as <c>opendsr/ID</c>: two may be valid at once, so that one is replaced without a gap.</summary>
public sealed class HolderKeyDesk(OfficeDb db, KeyedHash hash, Policy policy, OpenDsr.OpenDsrOptions openDsr, RealTime realTime)
{
    /// <summary>Valid keys of one holder at most.</summary>
    public const int MostValid = 2;

    private const string KeyPurpose = "holder-key";
    private const string Prefix = "rrk_";

    // No holder has such an id.
    private const string ControllerPrefix = "opendsr/";

    // The last use is told to the minute: not every poll is worth a write.
    private static readonly Duration UseStep = Duration.FromMinutes(1);

    /// <summary>Makes a key; it is shown this once, and kept only as a hash.</summary>
    /// <returns>Null where two are valid already: revoke one first.</returns>
    /// <exception cref="InvalidOperationException">The policy pack has no such holder.</exception>
    public async Task<NewHolderKey?> AddAsync(string holder, CancellationToken cancel)
    {
        Known(holder);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two that are added side by side must count each other.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('holder-keys'), hashtext({holder}))", cancel);
        if (await Valid(holder).CountAsync(cancel) >= MostValid)
        {
            return null;
        }

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var row = new HolderKeyRow { Id = Guid.CreateVersion7(), Holder = holder, KeyHash = hash.Of(KeyPurpose, secret), CreatedAt = Now() };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(cancel);
        return new(row.Id, secret);
    }

    /// <summary>The keys of a holder, or of all, oldest first; revoked ones too.</summary>
    public async Task<IReadOnlyList<HolderKey>> ListAsync(string? holder, CancellationToken cancel) =>
        await db.HolderKeys.AsNoTracking()
            .Where(row => holder == null || row.Holder == holder)
            .OrderBy(row => row.Holder).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .Select(row => new HolderKey(row.Id, row.Holder, row.CreatedAt, row.LastUsedAt, row.RevokedAt))
            .ToListAsync(cancel);

    /// <summary>True for a holder of the policy pack and a controller that is declared.</summary>
    public bool Knows(string holder) => policy.HolderById(holder) is not null || IsController(holder);

    /// <summary>Revokes a key at once.</summary>
    /// <param name="holder">Whose.</param>
    /// <param name="key">Which; null: the older of the valid ones.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What was revoked; null where no valid key fits.</returns>
    /// <exception cref="InvalidOperationException">The policy pack has no such holder.</exception>
    public async Task<Guid?> RevokeAsync(string holder, Guid? key, CancellationToken cancel)
    {
        // A holder that left the pack may still have a key to be revoked.
        if (!await db.HolderKeys.AnyAsync(row => row.Holder == holder, cancel))
        {
            Known(holder);
        }

        var found = await Valid(holder).Where(row => key == null || row.Id == key).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
        var now = Now();
        return found is { } id && await db.HolderKeys.Where(row => row.Id == id && row.RevokedAt == null).ExecuteUpdateAsync(row => row.SetProperty(one => one.RevokedAt, now), cancel) == 1
            ? id
            : null;
    }

    /// <summary>The holder that a key belongs to; null for an unknown or revoked one, and for a holder that is not in the policy pack.</summary>
    public async Task<string?> HolderOfAsync(string key, CancellationToken cancel) =>
        await OwnerOfAsync(key, owner => policy.HolderById(owner) is not null, cancel);

    /// <summary>The controller that a key belongs to; null for an unknown or revoked one, and for a controller that is not declared.</summary>
    public async Task<string?> ControllerOfAsync(string key, CancellationToken cancel) =>
        (await OwnerOfAsync(key, IsController, cancel))?[ControllerPrefix.Length..];

    private bool IsController(string owner) =>
        owner.StartsWith(ControllerPrefix, StringComparison.Ordinal) && openDsr.Controllers.ContainsKey(owner[ControllerPrefix.Length..]);

    private async Task<string?> OwnerOfAsync(string key, Func<string, bool> isThere, CancellationToken cancel)
    {
        var keyHash = hash.Of(KeyPurpose, key);
        var found = await db.HolderKeys.AsNoTracking().Where(row => row.KeyHash == keyHash && row.RevokedAt == null).Select(row => new { row.Id, row.Holder }).SingleOrDefaultAsync(cancel);
        if (found is null || !isThere(found.Holder))
        {
            return null;
        }

        var now = Now();
        var before = now - UseStep;
        await db.HolderKeys.Where(row => row.Id == found.Id && (row.LastUsedAt == null || row.LastUsedAt < before)).ExecuteUpdateAsync(row => row.SetProperty(one => one.LastUsedAt, now), cancel);
        return found.Holder;
    }

    private IQueryable<HolderKeyRow> Valid(string holder) => db.HolderKeys.AsNoTracking().Where(row => row.Holder == holder && row.RevokedAt == null);

    private void Known(string holder)
    {
        if (!Knows(holder))
        {
            throw new InvalidOperationException($"holders.yaml: détenteur inconnu / no such holder: {holder}");
        }
    }

    private Instant Now() => realTime.Clock.GetCurrentInstant();
}

/// <summary>A key just made.</summary>
/// <param name="Secret">What the holder sends as its bearer; never shown again.</param>
public sealed record NewHolderKey(Guid Id, string Secret)
{
    /// <summary>Without the secret, lest it land in a log.</summary>
    public override string ToString() => $"holder key {Id}";
}

/// <summary>A key of a holder, without the key itself.</summary>
/// <param name="LastUsedAt">To the minute; null: never.</param>
/// <param name="RevokedAt">Null while it is valid.</param>
public sealed record HolderKey(Guid Id, string Holder, Instant CreatedAt, Instant? LastUsedAt, Instant? RevokedAt);
