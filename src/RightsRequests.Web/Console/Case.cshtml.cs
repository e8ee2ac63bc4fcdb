using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>One case on one page: what is known, what happened, and every action that is possible now.</summary>
public sealed partial class CaseModel(CaseDesk desk, PostingDesk posting, HolderTrustDesk trust, Policy policy, IClock clock) : ConsolePage
{
    /// <summary>Actions that a case is waiting for; they stand first and open.</summary>
    private static readonly string[] Usual = ["confirm-spam", "unmark-spam", "confirm-identity", "accept-assessment", "accept-answers", "approve", "approve-letter", "complete-task"];

    /// <summary>Actions on one line of a table: they stand there and nowhere else.</summary>
    private static readonly string[] AtLines = ["override-outcome", "re-ask-holder", "decide-without-holder", "retry-incident", "dismiss-incident", "redact"];

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public CaseView Case { get; private set; } = null!;

    /// <inheritdoc />
    protected override Establishment Establishment => policy.EstablishmentOf(Case.Controller);

    /// <summary>What to tell about an action that was not taken; null: nothing.</summary>
    public string? Refused { get; private set; }

    /// <summary>What was done; null: nothing yet.</summary>
    public string? Done { get; private set; }

    /// <summary>The action that was not taken, whose fields keep what was written.</summary>
    public string? Tried { get; private set; }

    /// <summary>The line of a table at which it was tried; null: at none.</summary>
    public string? TriedLine { get; private set; }

    private IReadOnlyDictionary<string, string> written = new Dictionary<string, string>();

    public IEnumerable<ActionOffer> Awaited => Case.AvailableActions.Where(one => Usual.Contains(one.Action));

    public IEnumerable<ActionOffer> Others => Case.AvailableActions.Where(one => !Usual.Contains(one.Action) && !AtLines.Contains(one.Action));

    /// <summary>What stands behind the case; null where it was erased.</summary>
    public CaseBackground? Background { get; private set; }

    /// <summary>True where staff wrote an address that the request did not bring.</summary>
    public bool AddressFound { get; private set; }

    /// <summary>Holders that this case still waits for and that are asked nothing now; by id.</summary>
    public IReadOnlyList<string> Paused { get; private set; } = [];

    internal ListWords ListWords => new(this, policy, clock);

    /// <summary>The case as its line in the list says it.</summary>
    public CaseSummary Summary => new(Case.Id, Case.Reference, Case.Right, Case.State, Case.Step, Case.Controller, Case.ReceivedOn, Case.Due, Case.Assignee, Case.Version)
    {
        WaitingFor = Background?.Waiting.Whom?.Word(),
        WaitingHolders = Background?.Waiting.Holders ?? [],
    };

    /// <summary>What may be done with one thing of a table, which the named field chooses.</summary>
    public IEnumerable<ActionOffer> AtLine(string field, string value) => Case.AvailableActions
        .Where(one => AtLines.Contains(one.Action) && one.Fields.Any(each => each.Name == field && each.Options?.Contains(value) == true));

    /// <summary>True where the records of the answers can be reviewed.</summary>
    public bool HasRecords => Who.SeesContent() && Case.Holders.Any(one => one.Records > 0);

    /// <summary>The parts of the page that there are, by their anchors.</summary>
    public IEnumerable<(string Anchor, string Text)> Contents =>
        new (string Anchor, string Text, bool Shown)[]
        {
            ("a-faire", Say("À faire", "To do"), true),
            ("dossier", Say("Le dossier", "The case"), true),
            ("mots", Say("Ses mots", "Their words"), Case.Statement is not null),
            ("messages", Say("Messages", "Messages"), Case.Messages is { Count: > 0 }),
            ("analyse", Say("Analyse", "Assessment"), Case.ErasedAt is null || Case.Assessment.Count > 0),
            ("services", Say("Services", "Holders"), Case.Holders.Count > 0),
            ("incidents", Say("Incidents", "Incidents"), Case.Incidents.Any(one => one.Open)),
            ("lettres", Say("Lettres", "Letters"), true),
            ("autres-demandes", Say("Autres demandes", "Other requests"), Case.Related.Count > 0),
            ("notes", Say("Notes", "Notes"), Case.Notes is { Count: > 0 }),
            ("historique", Say("Historique", "History"), true),
            ("procedure", Say("Procédure", "Procedure"), Background is not null),
        }.Where(one => one.Shown).Select(one => (one.Anchor, one.Text));

    /// <summary>The procedure with its present step.</summary>
    public IHtmlContent Drawing(CaseBackground background) => new HtmlString(ProcedureDrawing.Svg(background.Procedure, Say("fr", "en"), background.Path, background.StepIndex));

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        Done = done is not null && CaseWords.Actions.TryGetValue(done, out var action)
            ? Case.Timeline.LastOrDefault(line => line.What == "action" && line.Actor == Who.User) is { } taken && taken.Detail.Split(' ')[0] == done ? Detail(taken) : Say(action)
            : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? act, [FromForm] long version, [FromForm] int seen, [FromForm] string? line, CancellationToken cancel)
    {
        var fields = Request.Form.Where(one => one.Key.StartsWith("f.", StringComparison.Ordinal) && one.Value.ToString().Length > 0)
            .ToDictionary(one => one.Key[2..], one => one.Value.ToString(), StringComparer.Ordinal);
        // A form cut short may have lost the name of its action.
        var outcome = string.IsNullOrEmpty(act) ? null : await desk.ActAsync(Id, [version], Who, act, fields, cancel);
        if (outcome is Acted)
        {
            return RedirectToPage(new { id = Id, done = act });
        }

        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        (TriedLine, written) = (line, fields);
        if (outcome is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Refused = Say("Le formulaire est arrivé incomplet : l’action n’y est pas dite. Rien n’a été fait. Choisissez-la de nouveau.", "The form came incomplete: it does not say which action. Nothing was done. Choose it again.");
            return Page();
        }

        Tried = act;
        Tell(outcome, act!, seen);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await desk.GetAsync(Id, Who, cancel) is not { } found)
        {
            return false;
        }

        (Case, Background) = (found, await desk.BackgroundAsync(Id, cancel));
        AddressFound = Unreachable && await posting.IsFoundAsync(Id, cancel);
        var paused = await trust.PausedAsync(cancel);
        Paused = [.. found.Holders.Where(one => one.State is "asked" or "overdue" or "waiting").Select(one => one.Holder).Where(paused.Contains).Distinct()];
        return true;
    }

    public async Task<IActionResult> OnGetLetterAsync(Guid letter, CancellationToken cancel)
    {
        if (!Who.SeesContent())
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return await desk.LetterAsync(Id, letter, cancel) is { } pdf ? File(pdf, "application/pdf", $"{letter:N}.pdf") : NotFound();
    }

    /// <summary>What a holder answered, part by part.</summary>
    public IEnumerable<string> Said(HolderView holder, string outcome)
    {
        yield return Say(CaseWords.Of(CaseWords.Options, outcome));
        if (holder.Records is > 0 and var records)
        {
            yield return records == 1 ? Say("1 donnée", "1 record") : Say($"{records} données", $"{records} records");
        }

        if (holder.Erased is > 0 and var erased)
        {
            yield return erased == 1 ? Say("1 effacée", "1 erased") : Say($"{erased} effacées", $"{erased} erased");
        }
    }

    /// <summary>Why not all, where the engine itself answered for the holder; null: the holder's own words, which are quoted.</summary>
    public string? OurReason(HolderView holder) =>
        HolderReason.Ours(Vocabulary.Read<Transport>(holder.Transport), holder.Reason!) is { } ours ? Say(ours) : null;

    public static string FieldId(string action, string field, string? line) => line is null ? $"{action}-{field}" : $"{action}-{field}-{line}";

    public string? Written(string action, string field, string? line) => action == Tried && line == TriedLine ? written.GetValueOrDefault(field) : null;

    /// <summary>What was written for an action that the case no longer offers: no field bears it, and it is not to be lost.</summary>
    public IEnumerable<string> Unplaced => Case.AvailableActions.Any(one => one.Action == Tried)
        ? []
        : written.Select(one => $"{FieldLabel(one.Key)}{Say(" : ", ": ")}{OptionText(one.Value)}");

    public string FieldLabel(string field) => policy.Activity(field) is not null ? ActivityName(field) : Say(CaseWords.Of(CaseWords.Fields, field));

    public string ActivityName(string id) => policy.Activity(id) is { } activity ? Half(Say(activity.Purpose)) : id;

    public string HolderName(string id) => policy.HolderById(id) is { } holder ? Say(holder.Name) : id;

    /// <summary>The options with words for ids: of letters, tasks, incidents, related cases.</summary>
    public IEnumerable<Option> OptionsOf(ActionField field) => field.Options!.Select(value => new Option(value, OptionText(value)));

    private string OptionText(string value)
    {
        if (!Guid.TryParse(value, out var id))
        {
            return CaseWords.Options.TryGetValue(value, out var said) ? Say(said)
                : EntryWords.Returns.TryGetValue(value, out var why) ? Say(why)
                : policy.Activity(value) is not null ? ActivityName(value)
                : policy.Categories.TryGetValue(value, out var category) ? Say(category)
                : HolderName(value);
        }

        return (Case.Tasks.FirstOrDefault(one => one.Id == id) is { } task ? TaskText(task) : null)
            ?? (Case.Letters.FirstOrDefault(one => one.Id == id) is { } letter ? LetterText(letter) : null)
            ?? (Case.Incidents.FirstOrDefault(one => one.Id == id) is { } incident ? $"{IncidentText(incident.Reason)}{(incident.Holder is { } holder ? $", {RecipientName(holder)}" : "")}" : null)
            ?? Case.Related.FirstOrDefault(one => one.Id == id)?.Reference
            ?? value;
    }

    private void Tell(ActOutcome outcome, string action, int seen)
    {
        switch (outcome)
        {
            case LostRace:
                Response.StatusCode = StatusCodes.Status409Conflict;
                var meanwhile = string.Join(" ; ", Meanwhile(seen).Distinct());
                Refused = Say($"Le dossier a changé pendant que vous le lisiez : {meanwhile}. Rien n’a été fait. Relisez-le", $"The case changed while you read it: {meanwhile}. Nothing was done. Read it again")
                    + (written.Count == 0 || Unplaced.Any() ? "." : Say(" ; ce que vous aviez écrit est encore là.", "; what you wrote is still there."));
                break;
            case ActForbidden forbidden:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                Refused = Say("Rien n’a été fait. ", "Nothing was done. ") + Half(forbidden.Why).TrimEnd('.') + ".";
                break;
            case ActNotAllowed refused:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                Refused = Say("Le dossier ne le permet pas maintenant. ", "The case does not allow it now. ") + Half(refused.Why).TrimEnd('.') + ".";
                break;
            case ActInvalid invalid:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                foreach (var (field, error) in invalid.Errors)
                {
                    // The same sentence fits several fields: its own is named.
                    Errors[FieldId(action, field, TriedLine)] = $"{FieldLabel(field)}{Say(" : ", ": ")}{(error.Split(" / ", 2) is [var french, var english] ? Say(french, english) : error)}";
                }

                break;
            default:
                throw new InvalidOperationException($"No page for {outcome.GetType().Name}.");
        }
    }
}
