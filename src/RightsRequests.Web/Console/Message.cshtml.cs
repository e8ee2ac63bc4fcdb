using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>One message of the mailbox: made a request, or discarded.</summary>
public sealed class MessageModel(MailDesk desk, Policy policy) : EntryPage(policy)
{
    public MailDraftView? Message { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What its words suggest, in words.</summary>
    public string Suggested => string.Join(", ", Message!.Content.Suggested.Select(right => RightWord(right).ToLowerInvariant()));

    public string NameOf(MailFileView file) => file.Number == 0 ? Say("Le message tel qu’il est arrivé", "The message as it came") : file.Name;

    public string Size(int bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)}\u00A0{Say("ko", "kB")}")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000}\u00A0{Say("Mo", "MB")}");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!MayEnter)
        {
            return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }

        if ((Message = await desk.GetAsync(id, Who, cancel)) is not { Content: var content } message)
        {
            return Settled("gone");
        }

        Form = new()
        {
            ReceivedOn = LocalDatePattern.Iso.Format(desk.ReceivedOn(message.ReceivedAt)),
            Channel = "email",
            Rights = [.. content.Suggested],
            FullName = content.FromName,
            Email = content.FromAddress,
            Statement = content.Subject is null ? content.Text : $"{content.Subject}\n\n{content.Text}",
            Language = content.Language,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancel)
    {
        switch (await desk.ConfirmAsync(id, Form.Request(), Form.Day, Who, cancel))
        {
            case MailConfirmed confirmed:
                Filed = confirmed.Request;
                return Page();
            case MailRefused refused:
                Show(refused.Errors);
                break;
        }

        return await AgainAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancel)
    {
        switch (await desk.DiscardAsync(id, Reason, Who, cancel))
        {
            case MailDiscarded:
                return Settled("discarded");
            case MailRefused refused:
                Errors["raison"] = refused.Errors["reason"];
                break;
        }

        var reason = Reason;
        var shown = await OnGetAsync(id, cancel);
        Reason = reason;
        return shown;
    }

    private async Task<IActionResult> AgainAsync(Guid id, CancellationToken cancel) =>
        (Message = await desk.GetAsync(id, Who, cancel)) is null ? Settled("gone") : Page();

    private RedirectResult Settled(string how) => Redirect($"/console/mailbox?done={how}");
}
