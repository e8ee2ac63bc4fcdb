using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Reads what the print queue shows and prints.</summary>
internal sealed class PostingReader(OfficeDb db, ContentCipher cipher, CaseVault vault, Policy policy)
{
    public async Task<IReadOnlyList<WaitingLetter>> WaitingAsync(int most, CancellationToken cancel)
    {
        var rows = await (
            from posting in db.Postings.AsNoTracking()
            join one in db.Cases on posting.CaseId equals one.Id
            where posting.Open
            orderby posting.WaitingSince, posting.LetterId
            select new { posting, one.Reference, one.Due }).Take(most).ToListAsync(cancel);
        var read = await ReadAsync([.. rows.Select(row => row.posting)], cancel);
        List<WaitingLetter> waiting = [];
        foreach (var row in rows)
        {
            var (letter, addressee) = read[row.posting.LetterId];
            waiting.Add(new(row.posting.LetterId, row.posting.CaseId, row.Reference, letter.Kind.Word(), addressee, row.posting.WaitingSince, row.Due, row.posting.PrintedAt, row.posting.PrintedBy));
        }

        return waiting;
    }

    public async Task<IReadOnlyList<PostedLetter>> PostedAsync(string reference, CancellationToken cancel)
    {
        var rows = await (
            from posting in db.Postings.AsNoTracking()
            join one in db.Cases on posting.CaseId equals one.Id
            where one.Reference == reference && !posting.Open
            orderby posting.WaitingSince descending, posting.LetterId
            select posting).ToListAsync(cancel);
        var read = await ReadAsync(rows, cancel);
        List<PostedLetter> posted = [];
        foreach (var row in rows)
        {
            var (letter, addressee) = read[row.LetterId];
            if (letter.Status == LetterStatus.Sent)
            {
                posted.Add(new(row.LetterId, row.CaseId, reference, letter.Kind.Word(), addressee, letter.SentOn, letter.ReturnedOn, ToThePerson: letter.Recipient is null));
            }
        }

        return posted;
    }

    public async Task<AddressPage> AddressPageAsync(PostingRow row, int pages, CancellationToken cancel)
    {
        var state = await vault.StateAsync(row.CaseId, cancel);
        var (letter, addressee) = (await ReadAsync([row], cancel))[row.LetterId];
        var sender = policy.Organisation.RequestsAddress;
        return new(
            letter.Language,
            state.Reference,
            [sender.Name, .. sender.AddressLines],
            addressee,
            letter.Language == "en"
                ? string.Create(CultureInfo.InvariantCulture, $"{state.Reference} – {pages} {(pages == 1 ? "page" : "pages")} after this one. Fold: address outside.")
                : string.Create(CultureInfo.InvariantCulture, $"{state.Reference} – {pages} {(pages == 1 ? "page" : "pages")} après celle-ci. Plier l’adresse vers l’extérieur."));
    }

    /// <summary>True for a letter to the person, or to who acts for them.</summary>
    public async Task<bool> IsToThePersonAsync(PostingRow row, CancellationToken cancel) =>
        (await vault.StateAsync(row.CaseId, cancel)).Letters.First(one => one.Id == row.LetterId).Recipient is null;

    // A case, its request and its key come once, however many of its letters wait, and the addresses found of all with one statement.
    private async Task<IReadOnlyDictionary<Guid, (CaseLetter Letter, IReadOnlyList<string> Addressee)>> ReadAsync(IReadOnlyList<PostingRow> rows, CancellationToken cancel)
    {
        var opened = await vault.OpenAllAsync([.. rows.Select(row => row.CaseId).Distinct()], cancel);
        var found = await FoundAsync([.. rows.Select(row => row.LetterId)], cancel);
        var read = new Dictionary<Guid, (CaseLetter, IReadOnlyList<string>)>();
        foreach (var row in rows)
        {
            var (state, content) = opened.TryGetValue(row.CaseId, out var kept) ? kept : throw new KeyDestroyedException();
            var letter = state.Letters.First(one => one.Id == row.LetterId);
            read.Add(row.LetterId, (letter, await AddresseeAsync(row, letter, content, found.GetValueOrDefault(row.LetterId), cancel)));
        }

        return read;
    }

    private async Task<IReadOnlyList<string>> AddresseeAsync(PostingRow row, CaseLetter letter, RequestContent content, byte[]? found, CancellationToken cancel)
    {
        if (letter.Recipient is { } id)
        {
            // A register changed since may not name it any more: one such letter must not hide all the others.
            return policy.Recipient(id) is { } recipient ? [recipient.Name.In(letter.Language), .. recipient.AddressLines] : [];
        }

        var name = content.Representative?.FullName ?? content.Subject.FullName;
        return found is null
            ? [name, .. content.PostalLines()]
            : [name, .. WhereToWrite.LinesOf(cipher.OpenJson<string>(await vault.KeyOfCaseAsync(row.CaseId, cancel), found, Purpose.PostalAddress))];
    }

    // Where somebody found a better address, for a letter or for one of the request before it, that counts; else that of the letter.
    private async Task<IReadOnlyDictionary<Guid, byte[]>> FoundAsync(Guid[] letters, CancellationToken cancel) =>
        (await db.Database.SqlQuery<FoundAddress>($"""
            SELECT DISTINCT ON (letter.letter_id) letter.letter_id, found.address
            FROM postings letter
            JOIN cases own ON own.id = letter.case_id
            JOIN cases one ON one.request_id = own.request_id
            JOIN postings found ON found.case_id = one.id AND found.address IS NOT NULL AND (found.letter_id = letter.letter_id OR found.waiting_since <= letter.waiting_since)
            WHERE letter.letter_id = ANY ({letters})
            ORDER BY letter.letter_id, found.letter_id = letter.letter_id DESC, found.waiting_since DESC, found.letter_id
            """).ToListAsync(cancel)).ToDictionary(row => row.LetterId, row => row.Address);

    private sealed record FoundAddress(Guid LetterId, byte[] Address);
}
