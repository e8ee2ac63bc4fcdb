using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>The door by which a file of requests comes in: line by line, each all or nothing, and none twice.</summary>
public sealed class ImportDesk(OfficeDb db, IntakeDesk intake, KeyedHash hash, IClock clock)
{
    /// <summary>Reads a file and files its lines.</summary>
    /// <param name="content">CSV with headings (<see cref="ImportColumns"/>), UTF-8 or Windows-1252, separated by <c>;</c>, <c>,</c> or tab.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="dryRun">True: only says what would come of it.</param>
    /// <param name="cancel">Cancels; the lines done so far stay.</param>
    public async Task<ImportReport> ImportAsync(byte[] content, string by, bool dryRun, CancellationToken cancel)
    {
        var (lines, wrong) = ImportLines.Read(content);
        if (wrong is not null)
        {
            return new(dryRun, wrong, []);
        }

        List<ImportedLine> done = [];
        HashSet<string> seen = [];
        foreach (var line in lines)
        {
            var identity = ImportReading.Identity(line);
            done.Add(dryRun ? await TryAsync(line, by, identity, seen.Contains(identity), cancel) : await FileAsync(line, by, identity, cancel));
            seen.Add(identity);
        }

        return new(dryRun, null, done);
    }

    private async Task<ImportedLine> TryAsync(ImportLine line, string by, string identity, bool twice, CancellationToken cancel)
    {
        var lineHash = hash.Of("imported-line", identity);
        var earlier = await db.ImportedLines.AsNoTracking().SingleOrDefaultAsync(row => row.LineHash == lineHash, cancel);
        return Errors(line, by) is { Count: > 0 } errors
            ? Wrong(line, errors)
            : new(line.Number, twice || earlier is not null ? ImportedLine.Already : ImportedLine.Ready, earlier?.Reference, new Dictionary<string, string>());
    }

    private async Task<ImportedLine> FileAsync(ImportLine line, string by, string identity, CancellationToken cancel)
    {
        var lineHash = hash.Of("imported-line", identity);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The same file imported by two people at once: one of them waits here.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({BinaryPrimitives.ReadInt64BigEndian(lineHash)})", cancel);
        if (await db.ImportedLines.AsNoTracking().SingleOrDefaultAsync(row => row.LineHash == lineHash, cancel) is { } earlier)
        {
            return new(line.Number, ImportedLine.Already, earlier.Reference, new Dictionary<string, string>());
        }

        if (Errors(line, by) is { Count: > 0 } errors)
        {
            return Wrong(line, errors);
        }

        switch (await intake.EnterAsync(ImportReading.Request(line), ImportReading.Entry(line, by), cancel))
        {
            case Filed filed:
                db.Add(new ImportedLineRow { LineHash = lineHash, Reference = filed.Request.Reference, At = clock.GetCurrentInstant() });
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
                await transaction.CommitAsync(cancel);
                return new(line.Number, ImportedLine.Created, filed.Request.Reference, new Dictionary<string, string>());
            case FilingRefused refused:
                return Wrong(line, refused.Errors);
            case var other:
                throw new InvalidOperationException($"No outcome for {other.GetType().Name}.");
        }
    }

    private Dictionary<string, string> Errors(ImportLine line, string by) =>
        new(intake.Check(ImportReading.Request(line), ImportReading.Entry(line, by)).Concat(ImportReading.Faults(line)));

    private static ImportedLine Wrong(ImportLine line, IReadOnlyDictionary<string, string> errors) => new(
        line.Number,
        ImportedLine.WrongLine,
        null,
        errors.GroupBy(error => ImportColumns.Of(error.Key)).ToDictionary(group => group.Key, group => group.First().Value));
}
