using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Files;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>Files that a person adds to an answer, judged and scanned as they come; with the answer they become files of the request.</summary>
internal sealed class PersonFiles(OfficeDb db, ContentCipher cipher, CaseVault vault, FileScanner scanner, OfficeOptions options, IClock clock)
{
    /// <summary>Files of one answer at most.</summary>
    public const int Most = 20;

    /// <summary>Where such a file came from, in the list of the request's files.</summary>
    public const string Origin = "holder";

    /// <summary>Field of a record's value that names its file.</summary>
    public const string FileId = "id";

    private static readonly BilingualText Enough = new("Vingt fichiers au plus : celui-ci n’a pas été ajouté.", "Twenty files at most: this one was not added.");
    private static readonly BilingualText Infected = new("Notre antivirus a trouvé un programme dangereux dans ce fichier : il n’a pas été ajouté.", "Our virus scanner found a dangerous program in this file: it was not added.");
    private static readonly BilingualText ScannerAway = new("Nous ne pouvons pas vérifier ce fichier en ce moment : il n’a pas été ajouté. Envoyez-le de nouveau dans quelques minutes.", "We cannot check this file at the moment: it was not added. Send it again in a few minutes.");

    public async Task<IReadOnlyList<PersonFileLine>> ListAsync(Guid caseId, Guid queryId, CancellationToken cancel)
    {
        var rows = await Of(queryId).Select(row => new { row.Id, row.Name, row.ContentType, row.Length }).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return [];
        }

        var key = await vault.KeyOfCaseAsync(caseId, cancel);
        return [.. rows.Select(row => (row, cipher.OpenJson<NamedFile>(key, row.Name, Purpose.FileName))).Select(one => new PersonFileLine(one.row.Id, one.Item2.Name, one.row.ContentType, one.row.Length, one.Item2.Details))];
    }

    /// <summary>Why it was not taken; null where it was.</summary>
    public async Task<BilingualText?> AddAsync(Guid caseId, Guid queryId, string name, byte[] file, PersonFileDetails details, CancellationToken cancel)
    {
        if (await Of(queryId).CountAsync(cancel) >= Most)
        {
            return Enough;
        }

        switch (FileJudge.Judge(file))
        {
            case FileRefused refused:
                return refused.Why;
            case FileTaken taken:
                var verdict = await scanner.ScanAsync(file, cancel);
                if (verdict != ScanVerdict.Clean)
                {
                    return verdict == ScanVerdict.Infected ? Infected : ScannerAway;
                }

                await KeepAsync(caseId, queryId, new(FileNames.Safe(name), details), taken, cancel);
                return null;
            case var other:
                throw new InvalidOperationException($"No rule for {other.GetType().Name}.");
        }
    }

    public Task RemoveAsync(Guid queryId, Guid id, CancellationToken cancel) => db.HolderFiles.Where(row => row.QueryId == queryId && row.Id == id).ExecuteDeleteAsync(cancel);

    /// <summary>Makes the files those of the request, and records of them for the answer; in the caller's transaction.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="queryId">The query.</param>
    /// <param name="holder">Who added them.</param>
    /// <param name="keep">False: the answer hands nothing over, and they are dropped.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<AnswerRecord>> HandInAsync(Guid caseId, Guid queryId, string holder, bool keep, CancellationToken cancel)
    {
        List<AnswerRecord> records = [];
        if (keep && await ListAsync(caseId, queryId, cancel) is { Count: > 0 } lines)
        {
            var key = await vault.KeyOfCaseAsync(caseId, cancel);
            var request = await db.Cases.Where(row => row.Id == caseId).Select(row => row.RequestId).SingleAsync(cancel);
            foreach (var line in lines)
            {
                // One at a time: twenty may be two hundred megabytes.
                var row = await db.HolderFiles.AsNoTracking().SingleAsync(one => one.Id == line.Id, cancel);
                db.Add(new RequestFileRow
                {
                    Id = row.Id,
                    RequestId = request,
                    Origin = Origin,
                    ContentType = row.ContentType,
                    Length = row.Length,
                    Verdict = row.Verdict,
                    AddedAt = clock.GetCurrentInstant(),
                    AddedBy = holder,
                    Name = cipher.SealJson(key, line.Name, Purpose.FileName),
                    Content = row.Content,
                });
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
                records.Add(Record(line, row.Sha256));
            }
        }

        await db.HolderFiles.Where(row => row.QueryId == queryId).ExecuteDeleteAsync(cancel);
        return records;
    }

    private static AnswerRecord Record(PersonFileLine line, string sha256) => new()
    {
        Activity = line.Details.Activity,
        Category = line.Details.Category,
        Label = "Document",
        Value = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["file"] = line.Name, [FileId] = line.Id, ["contentType"] = line.ContentType, ["length"] = line.Length, ["sha256"] = sha256 }),
        Source = PersonQuestion.Source(line.Details.Source),
        ConcernsThirdParty = line.Details.ConcernsThirdParty,
    };

    private async Task KeepAsync(Guid caseId, Guid queryId, NamedFile named, FileTaken taken, CancellationToken cancel)
    {
        var key = await vault.KeyOfCaseAsync(caseId, cancel);
        db.Add(new HolderFileRow
        {
            Id = Guid.CreateVersion7(),
            QueryId = queryId,
            CaseId = caseId,
            ContentType = taken.ContentType,
            Length = taken.Content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(taken.Content)),
            Verdict = options.Clamd is null ? FileVerdict.NotChecked : FileVerdict.Clean,
            AddedAt = clock.GetCurrentInstant(),
            Name = cipher.SealJson(key, named, Purpose.FileName),
            Content = cipher.Seal(key, taken.Content, Purpose.File),
        });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private IQueryable<HolderFileRow> Of(Guid queryId) => db.HolderFiles.AsNoTracking().Where(row => row.QueryId == queryId).OrderBy(row => row.AddedAt).ThenBy(row => row.Id);

    private sealed record NamedFile(string Name, PersonFileDetails Details);
}
