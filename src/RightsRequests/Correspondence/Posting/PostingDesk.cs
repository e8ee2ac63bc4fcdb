using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The door to letters that go by post: what waits, one file for the printer, posted, come back.</summary>
public sealed class PostingDesk
{
    /// <summary>Letters of one batch.</summary>
    public const int MostInABatch = 200;

    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly CaseVault vault;
    private readonly CaseDesk desk;
    private readonly PostingReader reader;
    private readonly LetterPress press;
    private readonly IClock clock;

    internal PostingDesk(OfficeDb db, ContentCipher cipher, CaseVault vault, CaseDesk desk, PostingReader reader, LetterPress press, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.vault = vault;
        this.desk = desk;
        this.reader = reader;
        this.press = press;
        this.clock = clock;
    }

    /// <summary>What waits, longest waiting first.</summary>
    public Task<IReadOnlyList<WaitingLetter>> WaitingAsync(CancellationToken cancel) => reader.WaitingAsync(MostInABatch, cancel);

    /// <summary>How many wait in all.</summary>
    public Task<int> CountAsync(CancellationToken cancel) => db.Postings.CountAsync(row => row.Open, cancel);

    /// <summary>The posted letters of a request, last first.</summary>
    public Task<IReadOnlyList<PostedLetter>> PostedAsync(string reference, CancellationToken cancel) => reader.PostedAsync(reference, cancel);

    /// <summary>One file for the printer: for each letter an address page and the letter. Null where none of them waits. The signed letters stay as they are.</summary>
    /// <param name="letters">Which; at most <see cref="MostInABatch"/>.</param>
    /// <param name="bothSides">True where the printer prints on both sides.</param>
    /// <param name="actor">Who prints.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<byte[]?> PrintAsync(IReadOnlyCollection<Guid> letters, bool bothSides, Actor actor, CancellationToken cancel)
    {
        var rows = await db.Postings.AsNoTracking()
            .Where(row => row.Open && letters.Contains(row.LetterId))
            .OrderBy(row => row.WaitingSince).ThenBy(row => row.LetterId)
            .Take(MostInABatch)
            .ToListAsync(cancel);
        if (rows.Count == 0 || !actor.SeesContent())
        {
            return null;
        }

        List<(byte[] Address, byte[] Letter)> pages = [];
        foreach (var row in rows)
        {
            var letter = await desk.LetterAsync(row.CaseId, row.LetterId, cancel) ?? throw new InvalidOperationException("A letter to be posted is not stored.");
            pages.Add((await press.TypesetAsync(await reader.AddressPageAsync(row, PrintBatch.Pages(letter), cancel), cancel), letter));
        }

        var printed = rows.Select(row => row.LetterId).ToList();
        var now = clock.GetCurrentInstant();
        await db.Postings.Where(row => printed.Contains(row.LetterId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PrintedAt, now).SetProperty(row => row.PrintedBy, actor.User), cancel);
        return PrintBatch.Join(pages, bothSides);
    }

    /// <summary>Marks letters as posted on a day, each by <c>complete-task</c> on its case; one that cannot be does not hold up the others.</summary>
    public async Task<IReadOnlyList<PostingResult>> MarkPostedAsync(IReadOnlyCollection<Guid> letters, LocalDate on, Actor actor, CancellationToken cancel)
    {
        List<PostingResult> results = [];
        foreach (var row in await db.Postings.AsNoTracking().Where(row => row.Open && letters.Contains(row.LetterId)).OrderBy(row => row.LetterId).ToListAsync(cancel))
        {
            var fields = new Dictionary<string, string> { ["task"] = row.TaskId.ToString(), ["postedOn"] = NodaTime.Text.LocalDatePattern.Iso.Format(on) };
            results.Add(await ResultAsync(row, await desk.ActAsync(row.CaseId, null, actor, "complete-task", fields, cancel), cancel));
        }

        return results;
    }

    /// <summary>Records that the post brought a letter back: an incident that a person looks at.</summary>
    public async Task<PostingResult?> ReturnAsync(Guid letterId, string why, string? text, Actor actor, CancellationToken cancel)
    {
        if (await db.Postings.AsNoTracking().SingleOrDefaultAsync(one => one.LetterId == letterId, cancel) is not { } row)
        {
            return null;
        }

        var fields = new Dictionary<string, string> { ["letter"] = letterId.ToString(), ["why"] = why, ["text"] = text ?? "" };
        return await ResultAsync(row, await desk.ActAsync(row.CaseId, null, actor, "record-return", fields, cancel), cancel);
    }

    /// <summary>A letter that came back waits again, for the address given; null: the one it had. Whatever of the request waits, or comes to wait, goes there too: an answer full of personal data must not follow to where nobody knows the person.</summary>
    public async Task<PostingResult?> PostAgainAsync(Guid letterId, string? address, Actor actor, CancellationToken cancel)
    {
        if (await db.Postings.AsNoTracking().SingleOrDefaultAsync(one => one.LetterId == letterId, cancel) is not { } row)
        {
            return null;
        }

        if (!string.IsNullOrWhiteSpace(address) && !await reader.IsToThePersonAsync(row, cancel))
        {
            return await ResultAsync(row, new ActNotAllowed("l’adresse d’un destinataire se corrige dans le référentiel / a recipient’s address is corrected in the policy pack"), cancel);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var outcome = await desk.ActAsync(row.CaseId, null, actor, "post-again", new Dictionary<string, string> { ["letter"] = letterId.ToString() }, cancel);
        if (outcome is Acted && !string.IsNullOrWhiteSpace(address))
        {
            await KeepAsync(row, address, cancel);
        }

        await transaction.CommitAsync(cancel);
        return await ResultAsync(row, outcome, cancel);
    }

    /// <summary>Gives an address to a letter that waits without one, and to the others of its request; who did is told by a note.</summary>
    public async Task<PostingResult?> AddressAsync(Guid letterId, string address, Actor actor, CancellationToken cancel)
    {
        if (await db.Postings.AsNoTracking().SingleOrDefaultAsync(one => one.LetterId == letterId && one.Open, cancel) is not { } row || !await reader.IsToThePersonAsync(row, cancel))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var outcome = await desk.ActAsync(row.CaseId, null, actor, "note", new Dictionary<string, string> { ["text"] = $"Adresse postale / Postal address:\n{address}" }, cancel);
        if (outcome is Acted)
        {
            await KeepAsync(row, address, cancel);
        }

        await transaction.CommitAsync(cancel);
        return await ResultAsync(row, outcome, cancel);
    }

    /// <summary>True where somebody found an address for the letters of a case.</summary>
    public Task<bool> IsFoundAsync(Guid caseId, CancellationToken cancel)
    {
        var ofRequest = OfRequest(caseId);
        return db.Postings.AnyAsync(row => row.Address != null && ofRequest.Contains(row.CaseId), cancel);
    }

    private IQueryable<Guid> OfRequest(Guid caseId) =>
        db.Cases.Where(one => one.RequestId == db.Cases.First(own => own.Id == caseId).RequestId).Select(one => one.Id);

    private async Task KeepAsync(PostingRow row, string address, CancellationToken cancel)
    {
        var better = cipher.SealJson(await vault.KeyOfCaseAsync(row.CaseId, cancel), address, Purpose.PostalAddress);
        var ofRequest = OfRequest(row.CaseId);
        await db.Postings.Where(one => one.LetterId == row.LetterId || (one.Open && ofRequest.Contains(one.CaseId)))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Address, better), cancel);
    }

    private async Task<PostingResult> ResultAsync(PostingRow row, ActOutcome outcome, CancellationToken cancel) => new(
        row.LetterId,
        await db.Cases.Where(one => one.Id == row.CaseId).Select(one => one.Reference).SingleAsync(cancel),
        outcome switch
        {
            Acted => null,
            ActForbidden no => no.Why,
            ActNotAllowed no => no.Why,
            ActInvalid wrong => string.Join(" ", wrong.Errors.Values),
            var other => other.GetType().Name,
        });
}
