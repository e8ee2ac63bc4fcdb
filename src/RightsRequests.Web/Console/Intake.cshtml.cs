using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>Letters, calls and visits, entered by staff.</summary>
[RequestSizeLimit(220_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = 220_000_000)]
public sealed class IntakeModel(IntakeDesk desk, ScanReading scans, Policy policy) : EntryPage(policy)
{
    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IActionResult OnGet()
    {
        Form = new() { Channel = "post", Language = "fr", Key = Guid.NewGuid().ToString("N") };
        return MayEnter ? Page() : Forbid(Staff.StaffSignIn.ConsoleCookie);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayEnter)
        {
            return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }

        var (files, wrong) = await scans.ReadAsync(await Files.ReadAsync(cancel), cancel);
        var entered = new StaffEntry(Form.Day, Who.User, files);
        Show(desk.Check(Form.Request(), entered));
        if (wrong is not null)
        {
            Errors.TryAdd("fichiers", wrong);
        }

        if (Errors.Count > 0)
        {
            return Page();
        }

        switch (await desk.EnterAsync(Form.Request(), entered, cancel, Form.Key))
        {
            case Filed filed:
                Filed = filed.Request;
                break;
            case FilingRefused refused:
                Show(refused.Errors);
                break;
            case KeyUsedForOther:
                // Sent once, then changed by going back: it is another request.
                Form.Key = Guid.NewGuid().ToString("N");
                ModelState.Clear();
                Errors["nom"] = "cette page a déjà servi pour une autre demande : vérifiez et enregistrez de nouveau / this page served for another request before: check and store again";
                break;
        }

        return Page();
    }
}
