using Microsoft.EntityFrameworkCore;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>A letter as it would look, for who writes the wording. Nothing is stored, signed or sent, and every page says that it is a specimen.</summary>
public sealed class LetterPreview
{
    private readonly OfficeDb db;
    private readonly MaterialReader reader;

    internal LetterPreview(OfficeDb db, MaterialReader reader)
    {
        this.db = db;
        this.reader = reader;
    }

    /// <summary>A made-up person's letter under the letterhead of one controller. Needs no database.</summary>
    /// <param name="policy">The policy pack.</param>
    /// <param name="kind">Kind of letter.</param>
    /// <param name="right">The right.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    /// <param name="controller">Controller id.</param>
    /// <exception cref="InvalidOperationException">The pack has no such controller.</exception>
    public static LetterData Sample(Policy policy, LetterKind kind, Right right, string language, string controller) =>
        Under(SampleLetter.For(kind.Word(), right.Word(), language), policy, controller) with { Specimen = true };

    /// <summary>A letter under the letterhead of a controller.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="policy">The policy pack.</param>
    /// <param name="controller">Controller id.</param>
    /// <exception cref="InvalidOperationException">The pack has no such controller.</exception>
    public static LetterData Under(LetterData letter, Policy policy, string controller)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(policy);
        return letter with
        {
            Controller = Parties.Controller(policy, controller, letter.Language),
            Dpo = Parties.Contact(policy.Organisation.Dpo),
            Authority = Parties.Contact(policy.Organisation.Authority),
            Signatory = Parties.Signatory(policy, letter.Language),
            PortalUrl = policy.Organisation.PortalUrl,
        };
    }

    /// <summary>The letter of this kind that the case would send today. Null where no case of that reference (and right) exists.</summary>
    /// <param name="reference">Reference of the request.</param>
    /// <param name="right">Which of its cases; null: the first.</param>
    /// <param name="kind">Kind of letter.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>; null: the person's.</param>
    /// <param name="recipient">Recipient id of an Art. 19 notice; null: the subject.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<LetterData?> OfCaseAsync(string reference, Right? right, LetterKind kind, string? language, string? recipient, CancellationToken cancel)
    {
        var word = right?.Word();
        var found = await db.Cases.AsNoTracking()
            .Where(row => row.Reference == reference && (word == null || row.Right == word))
            .OrderBy(row => row.OpenedAt).ThenBy(row => row.Id)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancel);
        return found is { } id
            ? LetterComposer.Compose(await reader.ReadAsync(id, state => Draft(state, kind, language, recipient), cancel)) with { Specimen = true }
            : null;
    }

    private static CaseLetter Draft(CaseState state, LetterKind kind, string? language, string? recipient) => new(
        Guid.Empty,
        kind,
        recipient,
        language ?? state.Language,
        LetterStatus.Draft,
        Final: kind is LetterKind.Response or LetterKind.Refusal or LetterKind.ClosingUnidentified,
        Post: recipient is null && !state.HasEmail,
        Typeset: false,
        ApprovedBy: null,
        SentOn: null,
        SentAt: null)
    {
        Forwarded = kind == LetterKind.RecipientNotice && state.Letters.LastOrDefault(letter => letter.Recipient == recipient)?.Forwarded == true,
    };
}
