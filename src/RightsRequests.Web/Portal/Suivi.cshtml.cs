using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using RightsRequests.Delivery;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>The state of a request. Reference and code travel in the body only, never in an address.</summary>
[EnableRateLimiting(Limits.Tracking)]
public sealed class SuiviModel(StatusDesk desk) : PortalPage
{
    [BindProperty]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? OneTimeCode { get; set; }

    public RequestStatus? Status { get; private set; }

    public bool Unknown { get; private set; }

    public bool CodeSent { get; private set; }

    public bool Refused { get; private set; }

    public LocalDate DayOf(Instant at) => InParis(at).Date;

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostSendCodeAsync(CancellationToken cancel)
    {
        Tidy();
        await TryAsync(async () => CodeSent = await desk.StartSessionAsync(Reference, Code, cancel));
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostDocumentAsync(Guid document, CancellationToken cancel)
    {
        Tidy();
        DocumentFound? found = null;
        await TryAsync(async () =>
        {
            var bearer = OneTimeCode is { Length: > 0 } once && await desk.ConfirmSessionAsync(Reference, Code, once.Trim(), cancel) is { } session
                ? session.AccessToken
                : Code;
            found = await desk.DocumentAsync(Reference, bearer, document, cancel) as DocumentFound;
            Refused = found is null;
        });
        return found is null ? await ShowAsync(cancel) : File(found.Content, found.ContentType, found.Name);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Tidy();
        await TryAsync(async () =>
        {
            Status = await desk.GetAsync(Reference, Code, cancel);
            Unknown = Status is null;
            Response.StatusCode = Unknown ? 404 : 200;
        });
        return Page();
    }

    // What people copy has spaces around it and may be in small letters.
    private void Tidy() => (Reference, Code) = ((Reference ?? "").Trim().ToUpperInvariant(), (Code ?? "").Trim());
}
