using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>Opens the documents that records name. A record names only what its own holder added to this very request; one that is blacked out, in whole or in part, hands over none.</summary>
internal sealed class AnsweredFiles(OfficeDb db, ContentCipher cipher, CaseVault vault)
{
    public async Task<IReadOnlyList<PackedFile>> OfAsync(Guid caseId, IEnumerable<DisclosedRecord> records, CancellationToken cancel)
    {
        var named = records.Where(one => !one.SomethingRedacted).Select(one => (one.Holder, File: FileOf(one))).Where(one => one.File is not null).ToList();
        if (named.Count == 0)
        {
            return [];
        }

        var key = await vault.KeyOfCaseAsync(caseId, cancel);
        List<PackedFile> files = [];
        foreach (var (holder, id) in named)
        {
            var row = await (
                from file in db.RequestFiles.AsNoTracking()
                join one in db.Cases on file.RequestId equals one.RequestId
                where one.Id == caseId && file.Id == id && file.Origin == PersonFiles.Origin && file.AddedBy == holder && file.Verdict != FileVerdict.Infected
                select file).SingleOrDefaultAsync(cancel);
            if (row is not null)
            {
                var name = FileNames.Safe(cipher.OpenJson<string>(key, row.Name, Purpose.FileName));
                files.Add(new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"documents/{files.Count + 1}-{name}"), cipher.Open(key, row.Content, Purpose.File)));
            }
        }

        return files;
    }

    private static Guid? FileOf(DisclosedRecord record) =>
        record.Record.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(PersonFiles.FileId, out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var file)
            ? file
            : null;
}
