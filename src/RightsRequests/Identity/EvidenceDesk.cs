using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Casework;
using RightsRequests.Delivery;
using RightsRequests.Files;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Identity;

/// <summary>Evidence of identity: taken only after a reasoned doubt, kept under a key of its own, gone when the check is over (GDPR Art. 12(6), 5(1)(e)).</summary>
public sealed class EvidenceDesk
{
    private static readonly BilingualText NotAsked = new("Nous n’avons pas besoin de justificatif en ce moment : rien n’a été enregistré.", "We need no proof of identity at the moment: nothing was stored.");
    private static readonly BilingualText Enough = new("Nous avons déjà trois fichiers, ou nous n’avons plus besoin de justificatif : celui-ci n’a pas été enregistré.", "We already have three files, or need no proof any more: this one was not stored.");
    private static readonly BilingualText Infected = new("Notre antivirus a trouvé un programme dangereux dans ce fichier : il n’a pas été enregistré. Photographiez ou numérisez de nouveau le document, avec un autre appareil si possible.", "Our virus scanner found a dangerous program in this file: it was not stored. Photograph or scan the document again, with another device if possible.");
    private static readonly BilingualText ScannerAway = new("Nous ne pouvons pas vérifier ce fichier en ce moment : il n’a pas été enregistré. Envoyez-le de nouveau dans quelques minutes.", "We cannot check this file at the moment: it was not stored. Send it again in a few minutes.");

    private readonly SubjectAccess access;
    private readonly CaseVault vault;
    private readonly ContentCipher cipher;
    private readonly KeyMaker keys;
    private readonly FileScanner scanner;
    private readonly CaseDesk desk;
    private readonly OfficeDb db;
    private readonly NodaTime.IClock clock;

    internal EvidenceDesk(SubjectAccess access, CaseVault vault, ContentCipher cipher, KeyMaker keys, FileScanner scanner, CaseDesk desk, OfficeDb db, NodaTime.IClock clock)
    {
        this.access = access;
        this.vault = vault;
        this.cipher = cipher;
        this.keys = keys;
        this.scanner = scanner;
        this.desk = desk;
        this.db = db;
        this.clock = clock;
    }

    /// <summary>Takes files for every case of the request whose identity is in doubt: all of them or none.</summary>
    /// <param name="reference">The request.</param>
    /// <param name="bearer">Tracking code or session token.</param>
    /// <param name="files">As sent.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<SubjectOutcome> ReceiveAsync(string reference, string bearer, IReadOnlyList<byte[]> files, CancellationToken cancel)
    {
        if (await access.OpenAsync(reference, bearer, cancel) is not { } opened)
        {
            return new SubjectUnknown();
        }

        var inDoubt = await InDoubtAsync(opened.Request.Id, cancel);
        if (inDoubt.Count == 0)
        {
            return new SubjectRefused(NotAsked);
        }

        List<(byte[] Sent, FileTaken Taken)> sound = [];
        foreach (var file in files)
        {
            switch (FileJudge.Judge(file))
            {
                case FileRefused refused:
                    return new SubjectRefused(refused.Why);
                case FileTaken taken:
                    sound.Add((file, taken));
                    break;
            }

            var verdict = await scanner.ScanAsync(file, cancel);
            if (verdict != ScanVerdict.Clean)
            {
                return verdict == ScanVerdict.Infected ? new SubjectRefused(Infected) : new SubjectRefused(ScannerAway, Later: true);
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (sent, taken) in sound)
        {
            if (!await KeepAsync(inDoubt, sent, taken, cancel))
            {
                return new SubjectRefused(Enough);
            }
        }

        await transaction.CommitAsync(cancel);
        return new SubjectDone();
    }

    /// <summary>The content, for who checks it; the looking is written down. Null: destroyed, unknown, of another case, or not for this role.</summary>
    public async Task<OpenedEvidence?> OpenAsync(Guid caseId, Guid evidenceId, Actor actor, CancellationToken cancel)
    {
        if (!actor.Is(Role.Agent))
        {
            return null;
        }

        var found = await (
            from row in db.Evidence
            join key in db.EvidenceKeys on row.Id equals key.EvidenceId
            where row.Id == evidenceId && row.CaseId == caseId && row.Content != null
            select new { row.ContentType, row.Content, key.WrappedKey }).SingleOrDefaultAsync(cancel);
        if (found is null || await desk.HandleAsync(caseId, new EvidenceOpened($"evidence-opened/{Guid.CreateVersion7():N}", evidenceId, actor), cancel) is not Applied)
        {
            return null;
        }

        return new(cipher.Open(cipher.Unwrap(found.WrappedKey), found.Content!, Purpose.Evidence), found.ContentType);
    }

    private async Task<IReadOnlyList<CaseState>> InDoubtAsync(Guid requestId, CancellationToken cancel)
    {
        var ids = await db.Cases.Where(row => row.RequestId == requestId).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
        List<CaseState> inDoubt = [];
        foreach (var id in ids)
        {
            if (await vault.StateAsync(id, cancel) is { Status: CaseStatus.Open, Identity: IdentityStatus.InDoubt } state)
            {
                inDoubt.Add(state);
            }
        }

        return inDoubt;
    }

    // One copy per case, each under its own key: the check of one may end before that of another. False where no case takes it.
    private async Task<bool> KeepAsync(IReadOnlyList<CaseState> inDoubt, byte[] sent, FileTaken taken, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(sent));
        var kept = 0;
        foreach (var state in inDoubt)
        {
            // The same file sent twice in one check, by a second click, is one.
            var id = StableId.Of(state.Id, "evidence", sha256, state.Evidence.Count(one => one.DestroyedAt is not null).ToString(System.Globalization.CultureInfo.InvariantCulture));
            switch (await desk.HandleAsync(state.Id, new EvidenceReceived($"evidence/{id:N}", id, taken.ContentType, sent.Length, sha256), cancel))
            {
                case Applied:
                    await AddAsync(state.Id, id, sent.Length, sha256, taken, cancel);
                    kept++;
                    break;
                case Ignored:
                    kept++;
                    break;
                default:
                    break;
            }
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return kept > 0;
    }

    private async Task AddAsync(Guid caseId, Guid id, long size, string sha256, FileTaken taken, CancellationToken cancel)
    {
        var (key, wrapped) = await keys.NewAsync(cancel);
        db.Add(new EvidenceRow
        {
            Id = id,
            CaseId = caseId,
            ContentType = taken.ContentType,
            Size = size,
            Sha256 = sha256,
            Content = cipher.Seal(key, taken.Content, Purpose.Evidence),
            ReceivedAt = clock.GetCurrentInstant(),
        });
        db.Add(new EvidenceKeyRow { EvidenceId = id, WrappedKey = wrapped });
    }
}

/// <summary>Evidence as staff see it.</summary>
public sealed record OpenedEvidence(byte[] Content, string ContentType);
