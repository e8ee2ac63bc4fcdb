using Microsoft.EntityFrameworkCore;
using RightsRequests.Absences;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>The door to cases: what staff do, what happens to a case, what they look like.</summary>
public sealed class CaseDesk
{
    private static readonly Func<OfficeDb, Guid, Guid, CancellationToken, Task<byte[]?>> Letter = EF.CompileAsyncQuery((OfficeDb db, Guid caseId, Guid letterId, CancellationToken cancel) =>
        db.Letters.Where(row => row.Id == letterId && row.CaseId == caseId).Select(row => (byte[]?)row.Pdf).SingleOrDefault());

    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly CaseVault vault;
    private readonly CaseMover mover;
    private readonly CaseReader reader;
    private readonly CaseFinder finder;
    private readonly TwinNaming naming;
    private readonly StandIns standIns;

    internal CaseDesk(OfficeDb db, ContentCipher cipher, CaseVault vault, CaseMover mover, CaseReader reader, CaseFinder finder, TwinNaming naming, StandIns standIns)
    {
        this.db = db;
        this.cipher = cipher;
        this.vault = vault;
        this.mover = mover;
        this.reader = reader;
        this.finder = finder;
        this.naming = naming;
        this.standIns = standIns;
    }

    /// <summary>A person acts.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="seenVersions">The versions the person saw; another one now is a lost race. Null: any.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">Word of the contract.</param>
    /// <param name="fields">Fields by name, as text.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<ActOutcome> ActAsync(Guid caseId, IReadOnlyCollection<long>? seenVersions, Actor actor, string action, IReadOnlyDictionary<string, string> fields, CancellationToken cancel) =>
        ActAsync($"action/{Guid.CreateVersion7():N}", caseId, seenVersions, actor, action, fields, cancel);

    /// <summary>The same under a key: once more with it changes nothing.</summary>
    internal async Task<ActOutcome> ActAsync(string key, Guid caseId, IReadOnlyCollection<long>? seenVersions, Actor actor, string action, IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        actor = await standIns.AsAsync(actor, cancel);
        var named = await naming.ByIdAsync(caseId, action, fields, cancel);
        var taken = new ActionTaken(key, actor, action, named);
        return await mover.MoveAsync(caseId, taken, seenVersions, cancel) switch
        {
            NoSuchCase => new CaseUnknown(),
            OtherVersion => new LostRace(),
            Decided(Forbidden no) => new ActForbidden(no.Why),
            Decided(NotAllowedNow no) => new ActNotAllowed(no.Why),
            Decided(InvalidFields wrong) => new ActInvalid(wrong.Errors),
            Decided => new Acted(),
            var other => throw new InvalidOperationException($"No outcome for {other.GetType().Name}."),
        };
    }

    /// <summary>Something happened to the case. An event whose key was seen changes nothing.</summary>
    /// <remarks>Joins the transaction of this scope's <see cref="OfficeDb"/> where there is one, so that a caller can store content with it.</remarks>
    /// <exception cref="InvalidOperationException">There is no such case.</exception>
    public async Task<Decision> HandleAsync(Guid caseId, CaseEvent happened, CancellationToken cancel) =>
        await mover.MoveAsync(caseId, happened, seenVersions: null, cancel) is Decided decided
            ? decided.Decision
            : throw new InvalidOperationException($"There is no case {caseId}.");

    /// <summary>The same to several cases, each by one event, in the caller's transaction.</summary>
    internal async Task<IReadOnlyList<Decision>> HandleAllAsync(IReadOnlyList<CaseHappening> all, CancellationToken cancel) =>
    [
        .. (await mover.MoveAllAsync(all, cancel)).Zip(all, (move, one) => move is Decided decided
            ? decided.Decision
            : throw new InvalidOperationException($"There is no case {one.CaseId}.")),
    ];

    /// <summary>The case as the actor may see it, or null.</summary>
    public async Task<CaseView?> GetAsync(Guid id, Actor actor, CancellationToken cancel) => await reader.ReadAsync(id, await standIns.AsAsync(actor, cancel), cancel);

    /// <summary>What stands behind the case, or null where there is none, or it was erased.</summary>
    public Task<CaseBackground?> BackgroundAsync(Guid id, CancellationToken cancel) => reader.BackgroundAsync(id, cancel);

    /// <summary>The case's version, which every change raises; null where there is no such case.</summary>
    public async Task<long?> VersionAsync(Guid id, CancellationToken cancel) =>
        await db.Cases.AsNoTracking().Where(row => row.Id == id).Select(row => (long?)row.Version).SingleOrDefaultAsync(cancel);

    /// <summary>Cases, earliest due first.</summary>
    public Task<CasePage> ListAsync(CaseFilter filter, Actor actor, CancellationToken cancel) => finder.ListAsync(filter, actor, cancel);

    /// <summary>Those of some cases that there are, earliest due first.</summary>
    public async Task<IReadOnlyList<CaseSummary>> SomeAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancel) =>
        await db.Cases.AsNoTracking().Where(row => cases.Contains(row.Id)).OrderBy(row => row.Due).ThenBy(row => row.Id).Select(CaseFinder.Summary).ToListAsync(cancel);

    /// <summary>The PDF of a letter: the draft until signed, then the signed one; null where not typeset yet.</summary>
    public async Task<byte[]?> LetterAsync(Guid caseId, Guid letterId, CancellationToken cancel)
    {
        var pdf = await Letter(db, caseId, letterId, cancel);
        return pdf is not { Length: > 0 } ? null : cipher.Open(await vault.KeyOfCaseAsync(caseId, cancel), pdf, Purpose.Letter);
    }
}
