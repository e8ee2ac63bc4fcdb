using Microsoft.AspNetCore.Mvc;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>Messages of the mailbox that wait for a person.</summary>
public sealed class MailboxModel(MailDesk desk, OfficeOptions office) : ConsolePage
{
    public IReadOnlyList<MailDraftView> Waiting { get; private set; } = [];

    /// <summary>True where a mailbox is read.</summary>
    public bool IsSet => office.Mailbox is not null;

    /// <summary>One was just discarded.</summary>
    public bool Discarded { get; private set; }

    /// <summary>The one asked for waits no more.</summary>
    public bool Gone { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancel)
    {
        if (!Who.Is(Role.Agent))
        {
            return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }

        Discarded = done == "discarded";
        Gone = done == "gone";
        Waiting = await desk.ListAsync(Who, cancel);
        return Page();
    }
}
