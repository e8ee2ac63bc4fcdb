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
        List<WaitingLetter> waiting = [];
        foreach (var row in rows)
        {
            var (letter, addressee) = await ReadAsync(row.posting, cancel);
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
        List<PostedLetter> posted = [];
        foreach (var row in rows)
        {
            var (letter, addressee) = await ReadAsync(row, cancel);
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
        var (letter, addressee) = await ReadAsync(row, cancel);
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

    // Where somebody found a better address, for it or for one of the request before it, that counts; else that of the letter.
    private async Task<(CaseLetter Letter, IReadOnlyList<string> Addressee)> ReadAsync(PostingRow row, CancellationToken cancel)
    {
        var (state, content) = await vault.OpenAsync(row.CaseId, cancel);
        var letter = state.Letters.First(one => one.Id == row.LetterId);
        if (letter.Recipient is { } id)
        {
            // A register changed since may not name it any more: one such letter must not hide all the others.
            return (letter, policy.Recipient(id) is { } recipient ? [recipient.Name.In(letter.Language), .. recipient.AddressLines] : []);
        }

        var name = content.Representative?.FullName ?? content.Subject.FullName;
        if ((row.Address ?? await FoundBeforeAsync(row, cancel)) is not { } sealedAddress)
        {
            return (letter, [name, .. content.PostalLines()]);
        }

        var better = cipher.OpenJson<string>(await vault.KeyOfCaseAsync(row.CaseId, cancel), sealedAddress, Purpose.PostalAddress);
        return (letter, [name, .. better.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    private Task<byte[]?> FoundBeforeAsync(PostingRow row, CancellationToken cancel) => (
        from posting in db.Postings.AsNoTracking()
        join one in db.Cases on posting.CaseId equals one.Id
        where posting.Address != null && posting.WaitingSince <= row.WaitingSince
            && one.RequestId == db.Cases.First(own => own.Id == row.CaseId).RequestId
        orderby posting.WaitingSince descending, posting.LetterId
        select posting.Address).FirstOrDefaultAsync(cancel);
}
