using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>The form of a request.</summary>
[EnableRateLimiting(Limits.Filing)]
public sealed class DemandeModel(IntakeDesk desk) : PortalPage
{
    public static readonly IReadOnlyList<string> AllRights = Vocabulary.All<Right>();
    public static readonly IReadOnlyList<string> AllRelations = Vocabulary.All<Relation>();

    [BindProperty]
    public DemandeForm Form { get; set; } = new();

    public FiledRequest? Filed { get; private set; }

    public void OnGet()
    {
        Form.Key = Guid.NewGuid().ToString("N");
        Form.Controller = Place.Controller?.Id;
    }

    public async Task<PageResult> OnPostAsync(CancellationToken cancel)
    {
        await TryAsync(() => FileAsync(Form.Key, cancel));
        return Page();
    }

    // The key of the page: sent twice by a second click or a reload, the same words are one request.
    private async Task FileAsync(string? key, CancellationToken cancel)
    {
        switch (await desk.FileAsync(Form.ToRequest(Say("fr", "en")), key is { Length: 32 } ? key : null, cancel))
        {
            case Filed filed:
                Filed = filed.Request;
                break;
            case FilingRefused refused:
                foreach (var (field, error) in refused.Errors)
                {
                    Errors.TryAdd(DemandeForm.IdOf(field), error);
                }

                Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
            case KeyUsedForOther:
                // The person went back and wrote another request.
                await FileAsync(key: null, cancel);
                break;
            default:
                throw new InvalidOperationException("The desk gave an answer that the form does not know.");
        }
    }
}
