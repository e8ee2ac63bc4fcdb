using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>One case on one page: what is known, what happened, and every action that is possible now.</summary>
public sealed partial class CaseModel(CaseDesk desk, Policy policy) : ConsolePage
{
    /// <summary>Actions that a case is waiting for; they stand first and open.</summary>
    private static readonly string[] Usual = ["confirm-identity", "accept-assessment", "accept-answers", "approve", "approve-letter", "complete-task"];

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public CaseView Case { get; private set; } = null!;

    /// <summary>What to tell about an action that was not taken; null: nothing.</summary>
    public string? Refused { get; private set; }

    /// <summary>What was done; null: nothing yet.</summary>
    public string? Done { get; private set; }

    /// <summary>The action that was not taken, whose fields keep what was written.</summary>
    public string? Tried { get; private set; }

    private IReadOnlyDictionary<string, string> written = new Dictionary<string, string>();

    public IEnumerable<ActionOffer> Awaited => Case.AvailableActions.Where(one => Usual.Contains(one.Action));

    public IEnumerable<ActionOffer> Others => Case.AvailableActions.Where(one => !Usual.Contains(one.Action));

    /// <summary>What is known of the case, in the order in which it is read.</summary>
    public IEnumerable<(string Name, string Text)> Facts
    {
        get
        {
            yield return (Say("État", "State"), Say(CaseWords.Of(CaseWords.States, Case.State)) + (Case.State == "open" ? $", {Say(CaseWords.Of(CaseWords.Steps, Case.Step))}" : ""));
            yield return (Say("Reçue le", "Received on"), Day(Case.ReceivedOn));
            yield return (Say("Réponse au plus tard le", "Answer by"), Day(Case.Due) + (Case.Extended ? Say(" (prolongé)", " (extended)") : "") + (Case.Suspended ? Say(" (suspendu)", " (suspended)") : ""));
            if (Case.ErasedAt is not null)
            {
                yield return (Say("Effacé le", "Erased on"), Moment(Case.ErasedAt.Value));
                yield break;
            }

            yield return (Say("Identité", "Identity"), Say(CaseWords.Of(CaseWords.Identities, Case.Identity)));
            yield return (Say("Responsable du traitement", "Controller"), policy.Organisation.Controllers.FirstOrDefault(one => one.Id == Case.Controller)?.Name ?? Case.Controller);
            yield return (Say("Attribué à", "Assigned to"), Case.Assignee ?? Say("Personne", "Nobody"));
            if (Case.LegalHold)
            {
                yield return (Say("Gel des données", "Legal hold"), Say("Oui", "Yes"));
            }

            foreach (var line in Person())
            {
                yield return line;
            }
        }
    }

    private IEnumerable<(string Name, string Text)> Person()
    {
        if (Case.Subject is { } subject)
        {
            yield return (Say("Personne concernée", "Data subject"), subject.FullName);
            if (subject.BirthDate is { } born)
            {
                yield return (Say("Née le", "Born on"), Day(born));
            }

            var reach = new[] { subject.Email, subject.Phone, subject.PostalAddress }.Where(one => one is not null);
            yield return (Say("Coordonnées", "How to reach them"), string.Join(", ", reach.Concat(subject.Identifiers.Select(one => $"{one.Type} {one.Value}"))));
        }

        if (Case.Representative is { } acts)
        {
            yield return (Say("Agit pour elle", "Acts for them"), $"{acts.FullName} – {(Portal.PortalWords.Capacities.TryGetValue(acts.Capacity, out var quality) ? Say(quality) : acts.Capacity)}");
        }

        if (Case.ScopeText is { Length: > 0 } scope)
        {
            yield return (Say("Étendue demandée", "Extent asked for"), scope);
        }

        foreach (var correction in Case.Corrections ?? [])
        {
            yield return (Say("À corriger", "To be corrected"), $"{(Portal.PortalWords.Corrections.TryGetValue($"{correction.Category}/{correction.Field}", out var said) ? Say(said) : $"{correction.Category}, {correction.Field}")}{Say(" : ", ": ")}{correction.Value}");
        }

        foreach (var directive in Case.Directives ?? [])
        {
            yield return (Say("Directives", "Directives"), $"{Moment(directive.RecordedAt)}, {(Portal.PortalWords.Directives.TryGetValue(directive.Wish, out var wish) ? Say(wish) : directive.Wish)}. {directive.Text}");
        }
    }

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancel)
    {
        if (await desk.GetAsync(Id, Who, cancel) is not { } found)
        {
            return NotFound();
        }

        Case = found;
        Done = done is not null && CaseWords.Actions.TryGetValue(done, out var action) ? Say(action) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string act, [FromForm] long version, CancellationToken cancel)
    {
        var fields = Request.Form.Where(one => one.Key.StartsWith("f.", StringComparison.Ordinal) && one.Value.ToString().Length > 0)
            .ToDictionary(one => one.Key[2..], one => one.Value.ToString(), StringComparer.Ordinal);
        var outcome = await desk.ActAsync(Id, [version], Who, act, fields, cancel);
        if (outcome is Acted)
        {
            return RedirectToPage(new { id = Id, done = act });
        }

        if (await desk.GetAsync(Id, Who, cancel) is not { } found)
        {
            return NotFound();
        }

        (Case, Tried, written) = (found, act, fields);
        Tell(outcome, act);
        return Page();
    }

    public async Task<IActionResult> OnGetLetterAsync(Guid letter, CancellationToken cancel)
    {
        if (!Who.SeesContent())
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return await desk.LetterAsync(Id, letter, cancel) is { } pdf ? File(pdf, "application/pdf", $"{letter:N}.pdf") : NotFound();
    }

    public string FieldId(string action, string field) => $"{action}-{field}";

    public string? Written(string action, string field) => action == Tried ? written.GetValueOrDefault(field) : null;

    public string FieldLabel(string field) => policy.Activity(field) is { } activity ? Say(activity.Purpose) : Say(CaseWords.Of(CaseWords.Fields, field));

    public string ActivityName(string id) => policy.Activity(id) is { } activity ? Half(Say(activity.Purpose)) : id;

    /// <summary>What stands in the trail, without the keys and hashes that only a program reads.</summary>
    public static string Readable(string detail) => Keys().Replace(detail, "").Trim();

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
                : HolderName(value);
        }

        return Case.Tasks.FirstOrDefault(one => one.Id == id)?.Title
            ?? (Case.Letters.FirstOrDefault(one => one.Id == id) is { } letter ? $"{Say(CaseWords.Of(EntryWords.Letters, letter.Kind))}{(letter.Recipient is { } to ? $", {to}" : "")}" : null)
            ?? (Case.Incidents.FirstOrDefault(one => one.Id == id) is { } incident ? $"{incident.Reason}{(incident.Holder is { } holder ? $", {HolderName(holder)}" : "")}" : null)
            ?? Case.Related.FirstOrDefault(one => one.Id == id)?.Reference
            ?? value;
    }

    [GeneratedRegex(@"\b[0-9a-f]{8}-?[0-9a-f-]{12,}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Keys();

    private void Tell(ActOutcome outcome, string action)
    {
        switch (outcome)
        {
            case LostRace:
                Response.StatusCode = StatusCodes.Status409Conflict;
                var last = Case.Timeline[^1];
                Refused = Say(
                    $"Le dossier a changé pendant que vous le lisiez : {Say(CaseWords.Of(CaseWords.Happenings, last.What))}, par {last.Actor}. Rien n’a été fait. Relisez-le ; ce que vous aviez écrit est encore là.",
                    $"The case changed while you read it: {Say(CaseWords.Of(CaseWords.Happenings, last.What))}, by {last.Actor}. Nothing was done. Read it again; what you wrote is still there.");
                break;
            case ActForbidden forbidden:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                Refused = Say("Votre rôle ne le permet pas, ou il faut une seconde personne : ", "Your role does not allow it, or a second person must: ") + forbidden.Why;
                break;
            case ActNotAllowed refused:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                Refused = Say("Le dossier ne le permet pas maintenant : ", "The case does not allow it now: ") + refused.Why;
                break;
            case ActInvalid invalid:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                foreach (var (field, error) in invalid.Errors)
                {
                    Errors[FieldId(action, field)] = error;
                }

                break;
            default:
                throw new InvalidOperationException($"No page for {outcome.GetType().Name}.");
        }
    }
}
