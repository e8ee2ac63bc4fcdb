using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Versions;

/// <summary>The door to versions of the policy pack: which is in force, which cases go by which, and moving them.</summary>
public sealed class VersionDesk
{
    /// <summary>How many cases are judged or moved in one go.</summary>
    public const int Most = 200;

    private readonly OfficeDb db;
    private readonly CaseVault vault;
    private readonly ProcedureArchive archive;
    private readonly CaseDesk desk;
    private readonly Policy policy;
    private readonly PolicyWitness witness;

    internal VersionDesk(OfficeDb db, CaseVault vault, ProcedureArchive archive, CaseDesk desk, Policy policy, PolicyWitness witness)
    {
        this.db = db;
        this.vault = vault;
        this.archive = archive;
        this.desk = desk;
        this.policy = policy;
        this.witness = witness;
    }

    /// <summary>Versions in use, those in force first.</summary>
    public async Task<IReadOnlyList<VersionInUse>> ListAsync(CancellationToken cancel)
    {
        var used = await db.Cases.AsNoTracking().GroupBy(row => new { row.Right, row.ProcedureHash })
            .Select(group => new { group.Key.Right, group.Key.ProcedureHash, Open = group.Count(row => row.State == "open"), All = group.Count(), First = group.Min(row => row.OpenedAt) })
            .ToListAsync(cancel);
        List<VersionInUse> versions = [.. policy.Procedures.Values.Select(one => used.FirstOrDefault(row => row.ProcedureHash == one.Hash) is { } row
            ? new VersionInUse(one.Right, one.Hash, one.Version, true, row.Open, row.All - row.Open, row.First)
            : new VersionInUse(one.Right, one.Hash, one.Version, true, 0, 0, null))];
        foreach (var row in used.Where(row => versions.All(one => one.Hash != row.ProcedureHash)).OrderBy(row => row.First))
        {
            var right = Enum.GetValues<Right>().Single(one => one.Word() == row.Right);
            var version = (await ReadableAsync(right, row.ProcedureHash, cancel))?.Version;
            versions.Add(new(right, row.ProcedureHash, version, false, row.Open, row.All - row.Open, row.First));
        }

        return versions;
    }

    /// <summary>The files of the pack in force, each with the moment since when.</summary>
    public async Task<IReadOnlyList<PolicyFileView>> FilesAsync(CancellationToken cancel)
    {
        await witness.NoteAsync(db, cancel);
        var hashes = witness.Files.Select(one => one.Hash).ToList();
        var kept = await db.PolicyFiles.AsNoTracking().Where(row => hashes.Contains(row.Hash)).ToListAsync(cancel);
        return [.. witness.Files.Select(one => new PolicyFileView(one.File, one.Hash, kept.Single(row => row.File == one.File && row.Hash == one.Hash).Since))];
    }

    /// <summary>Open cases that go by a version, the earliest due first, each with what a move would meet.</summary>
    public async Task<IReadOnlyList<CaseOnVersion>> CasesAsync(Right right, string hash, CancellationToken cancel)
    {
        var rows = await db.Cases.AsNoTracking().Where(row => row.ProcedureHash == hash && row.State == "open").OrderBy(row => row.Due).ThenBy(row => row.Id)
            .Take(Most).Select(row => new { row.Id, row.Reference, row.Step }).ToListAsync(cancel);
        var from = await ReadableAsync(right, hash, cancel);
        List<CaseOnVersion> cases = [];
        foreach (var row in rows)
        {
            var verdict = from is null ? null : VersionMove.Check(await vault.StateAsync(row.Id, cancel), from, policy.Procedures[right]);
            cases.Add(new(row.Id, row.Reference, row.Step, verdict));
        }

        return cases;
    }

    /// <summary>Moves every open case of a version that may be moved, at most <see cref="Most"/>; each in a transaction of its own.</summary>
    /// <param name="right">The right.</param>
    /// <param name="hash">The version they leave.</param>
    /// <param name="why">Word of the action <c>move-to-version</c>, for the audit trail.</param>
    /// <param name="reason">In words, for the file.</param>
    /// <param name="actor">Of the DPO's team: to others nothing is moved.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<MovedCase>> MoveAsync(Right right, string hash, string why, string reason, Actor actor, CancellationToken cancel)
    {
        List<MovedCase> moved = [];
        var fields = new Dictionary<string, string> { ["why"] = why, ["reason"] = reason };
        foreach (var one in await CasesAsync(right, hash, cancel))
        {
            var outcome = one.Verdict is MoveAllowed ? await desk.ActAsync(one.Id, null, actor, "move-to-version", fields, cancel) : null;
            moved.Add(new(one.Id, one.Reference, outcome is Acted));
        }

        return moved;
    }

    private async Task<Procedure?> ReadableAsync(Right right, string hash, CancellationToken cancel)
    {
        try
        {
            return await archive.ReadAsync(right, hash, cancel);
        }
        catch (InvalidOperationException)
        {
            // Shown as a version that cannot be read; its cases stay on it.
            return null;
        }
    }
}
