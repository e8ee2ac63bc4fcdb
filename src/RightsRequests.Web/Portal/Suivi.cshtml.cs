using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using RightsRequests.Delivery;
using RightsRequests.Files;
using RightsRequests.Identity;
using RightsRequests.Law;
using RightsRequests.Web.Operations;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>The state of a request. Reference and code travel in the body or an encrypted cookie, never in an address.</summary>
[EnableRateLimiting(Limits.Tracking)]
[RequestSizeLimit(Largest)]
// Evidence of identity must not lie in clear on a disk while the form is read.
[RequestFormLimits(MemoryBufferThreshold = FileJudge.LargestFile + 1024, MultipartBodyLengthLimit = Largest)]
public sealed partial class SuiviModel(StatusDesk desk, SubjectDesk subject, EvidenceDesk evidence, TrackingCookie cookie, Policy policy) : PortalPage
{
    private const int MostFiles = 3;
    private const long Largest = (MostFiles * FileJudge.LargestFile) + (256 * 1024);
    private FollowedRequest? followed;

    protected override long LargestForm => Largest;

    [BindProperty]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    public RequestStatus? Status { get; private set; }

    /// <summary>True while a one-time code's session is open.</summary>
    public bool Opened { get; private set; }

    public IReadOnlyList<SubjectMessage> Messages { get; private set; } = [];

    protected override Establishment Establishment => Status is { } status ? policy.EstablishmentOf(status.Controller) : base.Establishment;

    public LocalDate DayOf(Instant at) => There(at).Date;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await TryAsync(() => FollowAsync(cancel));
        return Page();
    }

    /// <summary>Reference and code were entered.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // What people copy has spaces around it and may be in small letters.
        (Reference, Code) = ((Reference ?? "").Trim().ToUpperInvariant(), (Code ?? "").Trim());
        if (Trouble is null && Reference.Length == 0)
        {
            Errors["reference"] = PortalWords.ReferenceMissing;
        }

        if (Trouble is null && Code.Length == 0)
        {
            Errors["code"] = "écrivez le code de suivi / enter the tracking code";
        }

        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var found = false;
        await TryAsync(async () =>
        {
            found = await desk.GetAsync(Reference, Code, cancel) is not null;
            if (!found)
            {
                Response.StatusCode = StatusCodes.Status404NotFound;
                Errors["reference"] = "aucune demande ne correspond à cette référence et à ce code : vérifiez-les sur le récépissé / no request fits this reference and this code: check them on the receipt";
            }
        });
        if (!found)
        {
            return Page();
        }

        cookie.Write(HttpContext, new(Reference, Code));
        return Back(null);
    }

    public IActionResult OnPostLeave()
    {
        cookie.Forget(HttpContext);
        return Back(null);
    }

    /// <summary>The receipt of the request.</summary>
    public async Task<IActionResult> OnGetReceiptAsync(CancellationToken cancel)
    {
        await TryAsync(() => FollowAsync(cancel));
        return Status is null ? Page() : await OnGetDocumentAsync(Status.Receipt, cancel);
    }

    /// <summary>The receipt, from the page that confirms a new request.</summary>
    public async Task<IActionResult> OnPostReceiptAsync(CancellationToken cancel)
    {
        // Fields left empty are bound as nothing.
        (Reference, Code) = (Reference ?? "", Code ?? "");
        DocumentOutcome? outcome = null;
        await TryAsync(async () =>
        {
            if (await desk.GetAsync(Reference, Code, cancel) is { } status)
            {
                outcome = await desk.DocumentAsync(Reference, Code, status.Receipt, cancel);
            }
        });
        if (outcome is DocumentFound found)
        {
            return File(found.Content, found.ContentType, found.Name);
        }

        // The form of the status page, filled in: from there it can be had later.
        Response.StatusCode = outcome is DocumentWaits ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnGetDocumentAsync(Guid document, CancellationToken cancel)
    {
        await TryAsync(() => FollowAsync(cancel));
        if (Status is null)
        {
            return Page();
        }

        switch (await desk.DocumentAsync(Status.Reference, Bearer, document, cancel))
        {
            case DocumentFound found:
                return File(found.Content, found.ContentType, found.Name);
            case DocumentWaits:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Errors["documents"] = "ce document ne peut pas être signé en ce moment : réessayez dans quelques minutes / this document cannot be signed at the moment: try again in a few minutes";
                return Page();
            case SessionNeeded:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                Errors["unique"] = "pour ouvrir ce document, demandez un code, puis écrivez-le ici / to open this document, ask for a code, then enter it here";
                return Page();
            default:
                return NotFound();
        }
    }

    private string Bearer => Opened ? followed!.Bearer : followed!.Code;

    // Reads the request that this browser follows; leaves Status null where there is none.
    private async Task FollowAsync(CancellationToken cancel)
    {
        followed = cookie.Read(HttpContext);
        if (followed is null || Status is not null)
        {
            return;
        }

        Status = await desk.GetAsync(followed.Reference, followed.Code, cancel);
        if (Status is null)
        {
            cookie.Forget(HttpContext);
            return;
        }

        Opened = followed.Token is { } token && await desk.HasSessionAsync(followed.Reference, token, cancel);
        if (Opened && await subject.MessagesAsync(followed.Reference, followed.Token!, cancel) is MessagesRead read)
        {
            Messages = read.Messages;
        }

        // An hour from the last look, not from the first.
        cookie.Write(HttpContext, followed);
    }

    private RedirectResult Back(string? done) => Redirect($"{Root}/suivi{(done is null ? "" : $"?fait={done}")}");
}
