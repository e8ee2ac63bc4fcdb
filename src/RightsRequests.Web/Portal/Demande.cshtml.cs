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

    /// <summary>By the id of the field on the page.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string? Wrong(string id) => Errors.GetValueOrDefault(id);

    public async Task<PageResult> OnPostAsync(CancellationToken cancel)
    {
        switch (await desk.FileAsync(Form.ToRequest(Say("fr", "en")), idempotencyKey: null, cancel))
        {
            case Filed filed:
                Filed = filed.Request;
                break;
            case FilingRefused refused:
                Errors = refused.Errors.GroupBy(one => DemandeForm.IdOf(one.Key)).ToDictionary(one => one.Key, one => one.First().Value);
                Response.StatusCode = 400;
                break;
            default:
                throw new InvalidOperationException("The desk gave an answer that the form does not know.");
        }

        return Page();
    }
}
