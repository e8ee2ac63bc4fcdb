using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The door to a letter as who approves it looks at it: its picture, and what it says beside its template.</summary>
public sealed class LetterReviewDesk
{
    private readonly CaseDesk desk;
    private readonly CaseVault vault;
    private readonly MaterialReader reader;
    private readonly LetterPress press;
    private readonly OfficeDb db;
    private readonly Policy policy;

    internal LetterReviewDesk(CaseDesk desk, CaseVault vault, MaterialReader reader, LetterPress press, OfficeDb db, Policy policy)
    {
        this.desk = desk;
        this.vault = vault;
        this.reader = reader;
        this.press = press;
        this.db = db;
        this.policy = policy;
    }

    /// <summary>Null where there is no such letter, it is not typeset yet, or the actor sees no personal content.</summary>
    public async Task<LetterReview?> ReadAsync(Guid caseId, Guid letterId, Actor actor, CancellationToken cancel)
    {
        if (await FindAsync(caseId, letterId, actor, cancel) is not var (state, letter) || await desk.LetterAsync(caseId, letterId, cancel) is not { } pdf)
        {
            return null;
        }

        var template = await press.TypesetAsync(LetterPreview.Sample(policy, letter.Kind, state.Right, letter.Language, state.Controller) with { Specimen = false }, cancel);
        var (paragraphs, left) = LetterComparison.Of(PrintedParagraphs.Read(template), PrintedParagraphs.Read(pdf));
        return new(letter.Kind, state.Right, letter.Language, letter.Recipient, letter.Status is LetterStatus.Draft, paragraphs, left);
    }

    /// <summary>A draft's pages as one SVG; null likewise, and once it is signed: then the letter itself is to be looked at.</summary>
    /// <exception cref="LetterFailedException">Its wording does not compile.</exception>
    public async Task<string?> DrawAsync(Guid caseId, Guid letterId, Actor actor, CancellationToken cancel) =>
        await FindAsync(caseId, letterId, actor, cancel) is (_, { Status: LetterStatus.Draft }) && await reader.ReadAsync(caseId, letterId, cancel) is { } material
            ? await press.DrawAsync(LetterComposer.Compose(material), cancel)
            : null;

    private async Task<(CaseState State, CaseLetter Letter)?> FindAsync(Guid caseId, Guid letterId, Actor actor, CancellationToken cancel)
    {
        if (!actor.SeesContent() || await db.Cases.FindAsync([caseId], cancel) is not { } row || await vault.FindKeyOfRequestAsync(row.RequestId, cancel) is null)
        {
            return null;
        }

        var state = await vault.StateAsync(caseId, cancel);
        return state.Letters.FirstOrDefault(one => one.Id == letterId) is { } letter ? (state, letter) : null;
    }
}
