using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Versions;
using RightsRequests.Workflow;

namespace RightsRequests.EvidenceFiles;

/// <summary>The door to evidence files: all that proves how one request was handled, as one ZIP.</summary>
public sealed class EvidenceFileDesk
{
    private static readonly JsonSerializerOptions OneLine = new(EvidenceManifest.Json) { WriteIndented = false };

    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly CaseVault vault;
    private readonly CaseDesk desk;
    private readonly AuditVerifier verifier;
    private readonly PolicyWitness witness;
    private readonly IClock clock;

    internal EvidenceFileDesk(OfficeDb db, ContentCipher cipher, CaseVault vault, CaseDesk desk, AuditVerifier verifier, PolicyWitness witness, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.vault = vault;
        this.desk = desk;
        this.verifier = verifier;
        this.witness = witness;
        this.clock = clock;
    }

    /// <summary>The same for the request that a case belongs to.</summary>
    public async Task<EvidenceFileOutcome> ExportAsync(Guid caseId, Actor actor, CancellationToken cancel) =>
        await db.Cases.Where(row => row.Id == caseId).Select(row => row.Reference).SingleOrDefaultAsync(cancel) is { } reference
            ? await ExportAsync(reference, actor, cancel)
            : new EvidenceFileUnknown();

    /// <summary>Every case of a request. That it was handed out, to whom and with which manifest, is written into the trail of each.</summary>
    public async Task<EvidenceFileOutcome> ExportAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (!actor.Is(Role.Dpo) && !actor.Is(Role.Auditor))
        {
            return new EvidenceFileForbidden();
        }

        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancel);
        if (request is null or { ErasedAt: not null })
        {
            return new EvidenceFileUnknown();
        }

        var now = clock.GetCurrentInstant();
        var verdict = await verifier.VerifyAsync(reference, cancel);
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["LISEZMOI.txt"] = Encoding.UTF8.GetBytes(EvidenceReadme.French),
            ["README.txt"] = Encoding.UTF8.GetBytes(EvidenceReadme.English),
            ["policy.json"] = Json(witness.Files.Select(one => new { one.File, sha256 = one.Hash })),
            ["request.json"] = Json(new
            {
                request.Reference,
                request.ReceivedAt,
                request.Channel,
                request.Language,
                request.Controller,
                handedOutAt = now,
                handedOutTo = actor.User,
                auditIntact = verdict is AuditIntact,
                auditBrokenAt = (verdict as AuditBroken)?.Number,
            }),
        };
        var cases = await db.Cases.AsNoTracking().Where(row => row.RequestId == request.Id).OrderBy(row => row.Id).ToListAsync(cancel);
        foreach (var row in cases)
        {
            await AddAsync(files, row, now, cancel);
        }

        var manifest = Json(new EvidenceManifest(
            EvidenceManifest.SchemaName, reference, now, [.. files.Select(file => new ManifestEntry(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value)), file.Value.Length))]));
        var hash = Convert.ToHexStringLower(SHA256.HashData(manifest));
        foreach (var row in cases)
        {
            await desk.HandleAsync(row.Id, new EvidenceFileExported($"evidence-file/{Guid.CreateVersion7():N}", actor, hash), cancel);
        }

        files[EvidenceManifest.FileName] = manifest;
        return new EvidenceFile($"preuve-{reference}.zip", Zip(files, now), hash);
    }

    private async Task AddAsync(SortedDictionary<string, byte[]> files, CaseRow row, Instant now, CancellationToken cancel)
    {
        var key = await vault.KeyOfRequestAsync(row.RequestId, cancel);
        var state = cipher.OpenJson<CaseState>(key, row.Content, Purpose.CaseState);
        Dictionary<Guid, string> names = [];
        var letters = await db.Letters.AsNoTracking().Where(letter => letter.CaseId == row.Id && letter.Kind != DataPackage.Kind).OrderBy(letter => letter.Id).ToListAsync(cancel);
        foreach (var (letter, number) in letters.OrderBy(letter => Place(state, letter.Id)).Select((letter, index) => (letter, index + 1)))
        {
            names[letter.Id] = $"{row.Right}/letters/{number:00}-{letter.Kind}-{letter.Id.ToString("N")[..8]}.pdf";
            files[names[letter.Id]] = cipher.Open(key, letter.Pdf, Purpose.Letter);
        }

        var today = DeadlineCalculator.DayOfReceipt(now, state.Establishment);
        files[$"{row.Right}/case.json"] = Json(CaseRecord.Of(state, row.ProcedureHash, names, today));
        files[$"{row.Right}/procedure.yaml"] = Encoding.UTF8.GetBytes(await db.ProcedureTexts.Where(text => text.Hash == row.ProcedureHash).Select(text => text.Text).SingleAsync(cancel));
        var trail = await db.AuditEntries.AsNoTracking().Where(entry => entry.CaseId == row.Id).OrderBy(entry => entry.Number).ToListAsync(cancel);
        files[$"{row.Right}/audit.jsonl"] = Encoding.UTF8.GetBytes(string.Concat(trail.Select(entry => JsonSerializer.Serialize(
            new AuditLine(entry.CaseId, entry.Number, entry.At, entry.What, entry.Actor, entry.Detail, Convert.ToHexStringLower(entry.PreviousHash), Convert.ToHexStringLower(entry.Hash)), OneLine) + "\n")));
    }

    private static int Place(CaseState state, Guid letter)
    {
        var place = state.Letters.ToList().FindIndex(one => one.Id == letter);
        return place < 0 ? int.MaxValue : place;
    }

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, EvidenceManifest.Json);

    private static byte[] Zip(SortedDictionary<string, byte[]> files, Instant now)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
                entry.LastWriteTime = now.ToDateTimeOffset();
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }
}
