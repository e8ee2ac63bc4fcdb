using Microsoft.AspNetCore.Mvc;
using RightsRequests.Intake;

namespace RightsRequests.Web.Portal;

/// <summary>A page of the form: the draft that this browser is writing.</summary>
public abstract class FilingPage(DraftDesk drafts, DraftCookie cookie, FormFlow flow) : PortalPage
{
    /// <summary>The draft's id, encrypted, of the page itself: a browser that lost its cookie loses nothing that was written.</summary>
    [BindProperty(Name = "brouillon")]
    public string? Sealed { get; set; }

    /// <summary>The draft, or null where there is none yet.</summary>
    public KeptDraft? Kept { get; protected set; }

    public FormSituation Situation => flow.Situation(Kept?.Draft ?? Fresh, Place);

    protected DraftDesk Drafts => drafts;

    protected DraftCookie Cookie => cookie;

    protected FormFlow Flow => flow;

    protected string Language => Say("fr", "en");

    /// <summary>The address of a step, or of another page of the form.</summary>
    public string Address(string word) => $"{Root}/demande/{word}";

    /// <summary>What a hidden field of each form bears; null where there is no draft yet.</summary>
    public string? Seal => Kept is null ? Sealed : cookie.Seal(Kept.Id);

    protected RequestDraft Fresh => new() { Controller = Place.Controller?.Id, Language = Language };

    /// <summary>The draft of the cookie, or of the page that was sent.</summary>
    protected async Task FindAsync(CancellationToken cancel)
    {
        var id = cookie.Read(HttpContext) ?? cookie.Unseal(Sealed);
        Kept = id is { } one ? await drafts.ReadAsync(one, cancel) : null;
        // At another controller's door it is that controller who is asked.
        if (Kept is { } kept && Place.Controller is { } door && kept.Draft.Controller != door.Id)
        {
            Kept = await drafts.ChangeAsync(kept.Id, draft => draft with { Controller = door.Id }, cancel);
        }
    }

    /// <summary>Goes to where the form goes on.</summary>
    protected RedirectResult GoOn() => Redirect(Address(flow.Next(Situation, Language)));
}
