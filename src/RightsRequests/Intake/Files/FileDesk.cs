using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>The door to the files that came with a request.</summary>
public sealed class FileDesk(OfficeDb db, ContentCipher cipher, CaseVault vault)
{
    /// <summary>The files of a case's request, oldest first; empty for an administrator, who sees no personal content.</summary>
    public async Task<IReadOnlyList<FileView>> ListAsync(Guid caseId, Actor actor, CancellationToken cancel)
    {
        if (!actor.SeesContent())
        {
            return [];
        }

        var rows = await Of(caseId)
            .OrderBy(row => row.AddedAt).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.Origin, row.Name, row.ContentType, row.Length, row.Verdict, row.AddedAt, row.AddedBy })
            .ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return [];
        }

        var key = await vault.KeyOfCaseAsync(caseId, cancel);
        return [.. rows.Select(row => new FileView(row.Id, row.Origin, cipher.OpenJson<string>(key, row.Name, Purpose.FileName), row.ContentType, row.Length, row.Verdict, row.AddedAt, row.AddedBy))];
    }

    /// <summary>One file; null where the case has no such file, the actor may not see it, or it is infected.</summary>
    public async Task<IncomingFile?> OpenAsync(Guid caseId, Guid fileId, Actor actor, CancellationToken cancel)
    {
        if (!actor.SeesContent() || await Of(caseId).SingleOrDefaultAsync(row => row.Id == fileId, cancel) is not { } row || row.Verdict == FileVerdict.Infected)
        {
            return null;
        }

        var key = await vault.KeyOfCaseAsync(caseId, cancel);
        return new(row.Origin, cipher.OpenJson<string>(key, row.Name, Purpose.FileName), row.ContentType, row.Verdict, cipher.Open(key, row.Content, Purpose.File));
    }

    private IQueryable<RequestFileRow> Of(Guid caseId) =>
        from file in db.RequestFiles.AsNoTracking()
        join one in db.Cases on file.RequestId equals one.RequestId
        where one.Id == caseId
        select file;
}

/// <summary>A file that came with a request, as staff see it.</summary>
/// <param name="Origin"><c>scan</c>, <c>mail</c> or <c>attachment</c>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Verdict"><c>clean</c>, <c>infected</c> or <c>not-checked</c>.</param>
public sealed record FileView(Guid Id, string Origin, string Name, string ContentType, int Length, string Verdict, Instant AddedAt, string AddedBy);
