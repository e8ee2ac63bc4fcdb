using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Renews the proofs of stored letters before the certificate of their last timestamp ends.</summary>
/// <remarks>Run twice, or from two processes, it renews each letter once. The bytes of a letter before the renewal stay as they are.</remarks>
public sealed class LetterRenewal
{
    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly CaseVault vault;
    private readonly LetterSigner signer;
    private readonly LetterRegister register;
    private readonly CaseDesk desk;

    internal LetterRenewal(OfficeDb db, ContentCipher cipher, CaseVault vault, LetterSigner signer, LetterRegister register, CaseDesk desk)
    {
        this.db = db;
        this.cipher = cipher;
        this.vault = vault;
        this.signer = signer;
        this.register = register;
        this.desk = desk;
    }

    /// <summary>Every letter whose proof ends before the time given, as it is dealt with.</summary>
    /// <param name="before">Letters whose last timestamp's certificate ends earlier.</param>
    /// <param name="dryRun">True: only says which.</param>
    /// <param name="cancel">Cancels.</param>
    public async IAsyncEnumerable<RenewedLetter> RenewAsync(Instant before, bool dryRun, [EnumeratorCancellation] CancellationToken cancel)
    {
        // A destroyed key leaves bytes that nobody reads any more; their letters are gone.
        var signed = await (
            from letter in db.Letters
            join row in db.Cases on letter.CaseId equals row.Id
            join key in db.CaseKeys on row.RequestId equals key.RequestId
            where letter.Signed
            orderby letter.Id
            select letter.Id).ToListAsync(cancel);
        foreach (var id in signed)
        {
            if (await OneAsync(id, before, dryRun, cancel) is { } done)
            {
                yield return done;
            }
        }
    }

    private async Task<RenewedLetter?> OneAsync(Guid id, Instant before, bool dryRun, CancellationToken cancel)
    {
        var row = await db.Letters.AsNoTracking().SingleAsync(one => one.Id == id, cancel);
        var key = await vault.KeyOfCaseAsync(row.CaseId, cancel);
        var pdf = cipher.Open(key, row.Pdf, Purpose.Letter);
        if (LetterSigner.EvidenceEnds(pdf) is not { } ends || ends >= before)
        {
            return null;
        }

        var found = new RenewedLetter(row.CaseId, id, ends, null, null);
        if (dryRun)
        {
            return found;
        }

        try
        {
            var renewed = await signer.RenewAsync(pdf, cancel);
            var until = LetterSigner.EvidenceEnds(renewed);
            return until > ends
                ? await KeepAsync(row, key, renewed, until.Value, cancel) ? found with { Renewed = until } : null
                : found with { Failure = "The time authority's certificate ends no later." };
        }
        catch (Exception failed) when (failed is LetterWaitsException or CryptographicException)
        {
            return found with { Failure = failed.Message };
        }
    }

    private async Task<bool> KeepAsync(LetterRow row, DataKey key, byte[] renewed, Instant until, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Database.ExecuteSqlAsync($"UPDATE letters SET pdf = {cipher.Seal(key, renewed, Purpose.Letter)} WHERE id = {row.Id} AND signed AND pdf = {row.Pdf}", cancel) == 0)
        {
            return false;
        }

        await register.AddAsync(row.Id, renewed, cancel);
        await desk.HandleAsync(row.CaseId, new LetterRenewed($"renewed/{row.Id:N}/{until}", row.Id, until), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
