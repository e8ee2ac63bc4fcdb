using Microsoft.EntityFrameworkCore;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Delivery;

/// <summary>The subject's door to act: write to the team, read its answers, withdraw.</summary>
public sealed class SubjectDesk
{
    /// <summary>The longest message, in characters.</summary>
    public const int LongestMessage = 10_000;

    private const string TextField = "text";

    private static readonly BilingualText NothingWritten = new("Écrivez votre message.", "Write your message.");
    private static readonly BilingualText TooLong = new("Votre message est trop long : 10 000 caractères au plus. Raccourcissez-le, ou envoyez-le en deux fois.", "Your message is too long: 10,000 characters at most. Shorten it, or send it in two parts.");
    private static readonly BilingualText Unreadable = new("Ce message contient des caractères interdits. Effacez-les, puis envoyez-le de nouveau.", "This message has forbidden characters. Remove them, then send it again.");
    private static readonly BilingualText TooMany = new("Plusieurs de vos messages attendent déjà notre réponse. Attendez-la avant d’en écrire d’autres.", "Several of your messages are already waiting for our answer. Wait for it before you write more.");
    private static readonly BilingualText NothingOpen = new("Cette demande est déjà terminée : il n’y a plus rien à retirer.", "This request has already ended: there is nothing left to withdraw.");
    private static readonly BilingualText NotOfThisRequest = new("Ce dossier n’est pas de cette demande.", "This case is not of this request.");

    private readonly SubjectAccess access;
    private readonly CaseVault vault;
    private readonly CaseDesk desk;
    private readonly OfficeDb db;

    internal SubjectDesk(SubjectAccess access, CaseVault vault, CaseDesk desk, OfficeDb db)
    {
        this.access = access;
        this.vault = vault;
        this.desk = desk;
        this.db = db;
    }

    /// <summary>Leaves a message for the team.</summary>
    /// <param name="reference">The request.</param>
    /// <param name="bearer">Tracking code or session token.</param>
    /// <param name="text">Plain text, at most <see cref="LongestMessage"/> characters.</param>
    /// <param name="key">The same for the same message sent once more; null: none.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<SubjectOutcome> WriteAsync(string reference, string bearer, string text, string? key, CancellationToken cancel)
    {
        if (await access.OpenAsync(reference, bearer, cancel) is not { } opened)
        {
            return new SubjectUnknown();
        }

        // Browsers send each line's end as two characters.
        text = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length == 0)
        {
            return new SubjectInvalid(TextField, NothingWritten);
        }

        if (text.Length > LongestMessage)
        {
            return new SubjectInvalid(TextField, TooLong);
        }

        if (WrittenText.HasControls(text, lines: true) || !Intake.FieldErrors.IsWellFormed(text))
        {
            return new SubjectInvalid(TextField, Unreadable);
        }

        var cases = await CasesAsync(opened, cancel);
        var about = cases.FirstOrDefault(IsOpen) ?? cases[^1];
        var id = key is null ? Guid.CreateVersion7() : StableId.Of(about.Id, "subject-message", key);
        return await desk.HandleAsync(about.Id, new SubjectWrote($"message/{id:N}", id, text), cancel) is NotAllowedNow
            ? new SubjectRefused(TooMany, Later: true)
            : new SubjectDone();
    }

    /// <summary>What was written both ways. Needs a session: it may speak of the person.</summary>
    public async Task<SubjectOutcome> MessagesAsync(string reference, string bearer, CancellationToken cancel)
    {
        if (await access.OpenAsync(reference, bearer, cancel) is not { } opened)
        {
            return new SubjectUnknown();
        }

        if (!opened.Session)
        {
            return new SubjectNeedsSession();
        }

        List<SubjectMessage> messages = [];
        foreach (var row in await CasesAsync(opened, cancel))
        {
            var state = await vault.StateAsync(row.Id, cancel);
            messages.AddRange(state.Messages.Select(one => new SubjectMessage(one.Id, row.Id, row.Right, one.At, one.FromSubject, one.Text)));
        }

        return new MessagesRead([.. messages.OrderBy(one => one.At)]);
    }

    /// <summary>Withdraws some of the open cases; none where one that is named is not of this request.</summary>
    /// <param name="reference">The request.</param>
    /// <param name="bearer">Tracking code or session token.</param>
    /// <param name="caseIds">Empty: all that are open. Those that have ended already are passed over.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<SubjectOutcome> WithdrawAsync(string reference, string bearer, IReadOnlyList<Guid> caseIds, CancellationToken cancel)
    {
        if (await access.OpenAsync(reference, bearer, cancel) is not { } opened)
        {
            return new SubjectUnknown();
        }

        var cases = await CasesAsync(opened, cancel);
        for (var at = 0; at < caseIds.Count; at++)
        {
            if (cases.TrueForAll(row => row.Id != caseIds[at]))
            {
                return new SubjectInvalid($"cases[{at}]", NotOfThisRequest);
            }
        }

        var withdrawn = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var row in cases.Where(row => IsOpen(row) && (caseIds.Count == 0 || caseIds.Contains(row.Id))).OrderBy(row => row.Id))
        {
            if (await desk.HandleAsync(row.Id, new SubjectWithdrew($"subject-withdrew/{row.Version}"), cancel) is Applied)
            {
                withdrawn++;
            }
        }

        await transaction.CommitAsync(cancel);
        return withdrawn > 0 ? new SubjectDone() : new SubjectRefused(NothingOpen);
    }

    private static bool IsOpen(CaseRow row) => row.State == CaseStatus.Open.Word();

    private Task<List<CaseRow>> CasesAsync(OpenedRequest opened, CancellationToken cancel) =>
        db.Cases.AsNoTracking().Where(row => row.RequestId == opened.Request.Id).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(cancel);
}
