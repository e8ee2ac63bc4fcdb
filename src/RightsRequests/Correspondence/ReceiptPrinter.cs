using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The signed receipt of a request: made when it is first asked for, the same ever after.</summary>
internal sealed class ReceiptPrinter(
    OfficeDb db,
    ContentCipher cipher,
    CaseVault vault,
    MaterialReader reader,
    LetterPress press,
    SealRing seals,
    LetterSigner signer,
    LetterRegister register,
    KeyedHash hash,
    PortalLinks links,
    CaseDesk desk,
    IClock clock)
{
    public static Guid IdOf(Guid requestId) => StableId.Of(requestId, "receipt");

    /// <exception cref="LetterWaitsException">What signs or tells the time is away.</exception>
    public async Task<byte[]> ReadAsync(RequestRow request, CancellationToken cancel)
    {
        var id = IdOf(request.Id);
        var key = await vault.KeyOfRequestAsync(request.Id, cancel);
        if (await StoredAsync(id, cancel) is { } stored)
        {
            return cipher.Open(key, stored, Purpose.Letter);
        }

        var cases = await db.Cases.AsNoTracking().Where(row => row.RequestId == request.Id).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        var first = cases[0].Id;
        var material = await reader.ReadAsync(first, state => Letter(id, request.Language), cancel);
        var last = cases.MaxBy(row => row.Due)!;
        var answeredLast = last.Id == first ? material : await reader.ReadAsync(last.Id, state => Letter(id, request.Language), cancel);
        var data = LetterComposer.Compose(material) with
        {
            Asked = [.. cases.Select(row => new AskedRight(row.Right, row.Due))],
            Due = last.Due,
            DueGround = DueGround.Of(answeredLast.State, answeredLast.Today),
            Late = material.Today > last.Due,
            // What staff asked of the person is no part of it.
            Reasons = null,
        };
        var proof = LetterProof.Of(hash, id, data);
        var pdf = await press.TypesetAsync(data with { VerificationUrl = links.Verification(data.Language, data.Reference, proof) }, cancel);
        var seal = seals.For(request.Controller);
        var signed = await signer.SignAsync(seal, pdf, clock.GetCurrentInstant(), "Récépissé d’une demande de droits / Receipt of a rights request", cancel);
        return await KeepAsync(id, first, key, signed, proof, seal, cancel);
    }

    private async Task<byte[]> KeepAsync(Guid id, Guid caseId, DataKey key, byte[] signed, byte[] proof, LetterSeal seal, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO letters (id, case_id, kind, recipient, pdf, proof, signed, changed_at)
            VALUES ({id}, {caseId}, {LetterKind.Receipt.Word()}, NULL, {cipher.Seal(key, signed, Purpose.Letter)}, {proof}, true, {clock.GetCurrentInstant()})
            ON CONFLICT (id) DO NOTHING
            """,
            cancel);
        if (kept == 0)
        {
            // Asked for twice at the same time: the other one stands.
            await transaction.RollbackAsync(cancel);
            return cipher.Open(key, (await StoredAsync(id, cancel))!, Purpose.Letter);
        }

        await register.AddAsync(id, signed, cancel);
        await register.AddAsync(seal, cancel);
        await desk.HandleAsync(caseId, new ReceiptIssued($"receipt/{id:N}", id), cancel);
        await transaction.CommitAsync(cancel);
        return signed;
    }

    private Task<byte[]?> StoredAsync(Guid id, CancellationToken cancel) =>
        db.Letters.Where(row => row.Id == id).Select(row => (byte[]?)row.Pdf).SingleOrDefaultAsync(cancel);

    private static CaseLetter Letter(Guid id, string language) =>
        new(id, LetterKind.Receipt, null, language, LetterStatus.Approved, Final: false, Post: false, Typeset: false, null, null, null);
}
