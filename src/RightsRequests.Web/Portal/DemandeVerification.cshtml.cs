using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using RightsRequests.Identity;
using RightsRequests.Intake;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>The answers, to be checked and sent; then the reference, and what happens when.</summary>
[EnableRateLimiting(Limits.Filing)]
public sealed class DemandeVerificationModel(DraftDesk drafts, DraftCookie cookie, FormFlow flow) : FilingPage(drafts, cookie, flow)
{
    public FiledRequest? Filed { get; private set; }

    public IEnumerable<(FormStep Step, IReadOnlyList<string> Lines)> Answers => FormFlow.Steps(Situation).Select(step => (step, Lines(step)));

    public string Back => FormFlow.Steps(Situation) is [.., var last] ? Address(last.Word) : $"{Root}/demande";

    /// <summary>True where the answers give no address to write to. A page sent twice has no answers any more: it does not tell.</summary>
    public bool Unreachable => Kept is not null && !Situation.Reachable;

    /// <summary>True where the person acts for somebody else, as far as the page still knows.</summary>
    public bool ForAnother => Kept is not null && !Situation.ForSelf;

    /// <summary>What an account told of the person and no step asks; empty: nothing.</summary>
    public IReadOnlyList<string> FromAccount => Situation is { ForSelf: true, Draft: { Known: not null } draft }
        ?
        [
            .. new[]
            {
                draft.FullName,
                draft.Known.BirthDate is { } born ? Day(born) : null,
                draft.Known.MemberNumber is { } number ? Say(FormSteps.Begun(IdentifierWords.Of(IdentifierWords.MemberNumber, Situation.Policy))) + Say(" : ", ": ") + number : null,
            }.OfType<string>(),
        ]
        : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        return Kept is null ? Redirect($"{Root}/demande")
            : Flow.Open(Situation, Language) is not null ? GoOn()
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancel)
    {
        IActionResult? next = null;
        await TryAsync(async () => next = act switch
        {
            "later" => await LaterAsync(cancel),
            "not-me" => await ForgetAsync(cancel),
            _ => await SendAsync(cancel),
        });
        if (next is null && Filed is null && Kept is null)
        {
            // Trouble before anything was read: the answers are shown again where they can be.
            try
            {
                await FindAsync(cancel);
            }
            catch (Exception fault) when (Outage.Is(fault))
            {
                Kept = null;
            }
        }

        return next ?? Page();
    }

    private async Task<IActionResult?> SendAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        // A page sent twice has no draft any more; what was filed of it is answered alike.
        var id = Kept?.Id ?? Cookie.Unseal(Sealed);
        switch (id is { } one ? await Drafts.SendAsync(one, Language, cancel) : null)
        {
            case Filed filed:
                Filed = filed.Request;
                Cookie.Forget(HttpContext);
                return null;
            case FilingRefused refused:
                foreach (var (field, error) in refused.Errors)
                {
                    Errors.TryAdd(FormFlow.StepOf(Situation, field)?.Word ?? "envoyer", error);
                }

                Response.StatusCode = StatusCodes.Status400BadRequest;
                return null;
            default:
                return Redirect($"{Root}/demande");
        }
    }

    // Whose account it was does not matter any more: the form asks.
    private async Task<IActionResult> ForgetAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (Kept is not null)
        {
            Kept = await Drafts.ChangeAsync(Kept.Id, draft => draft.Without(), cancel);
        }

        return Kept is null ? Redirect($"{Root}/demande") : GoOn();
    }

    private async Task<IActionResult> LaterAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (Kept is null)
        {
            return Redirect($"{Root}/demande");
        }

        await Drafts.KeepForLaterAsync(Kept.Id, draft => draft, cancel);
        return Redirect(Address("plus-tard"));
    }

    // The answer of each field, with its label where the step has several.
    private IReadOnlyList<string> Lines(FormStep step)
    {
        var fields = step.Fields(Situation);
        return [.. fields.SelectMany(field => Said(field).Select(said => fields.Count == 1 || field.Label == step.Title ? said : $"{Say(field.Label)}{(field.Label.Fr.EndsWith('?') ? " " : Say(" : ", ": "))}{said}"))];
    }

    private IEnumerable<string> Said(StepField field)
    {
        var answers = field.Get(Situation.Draft).Where(answer => !string.IsNullOrEmpty(answer)).Select(answer => answer!).ToList();
        return field.Kind switch
        {
            FieldKind.Date => answers.Count == 0 ? [] : [Date(answers) is { } date ? Day(date) : string.Join(' ', answers)],
            FieldKind.Radios or FieldKind.Boxes or FieldKind.Select => field.Choices.Where(choice => answers.Contains(choice.Value)).Select(choice => Say(choice.Text)),
            _ => answers,
        };
    }

    // Day, month and year as a person wrote them; null where they are no date.
    private static LocalDate? Date(IReadOnlyList<string> parts)
    {
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return numbers is [var day, var month and >= 1 and <= 12, var year and >= 1 and <= 9999] && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }
}
