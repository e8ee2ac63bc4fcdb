using Microsoft.AspNetCore.Mvc;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Operations;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>A letter as who approves it looks at it: its pages beside its words, what is not the template's marked.</summary>
public sealed class LetterModel(LetterReviewDesk desk, CaseDesk cases) : ConsolePage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "letter", SupportsGet = true)]
    public Guid Letter { get; set; }

    public LetterReview Review { get; private set; } = null!;

    public CaseView Case { get; private set; } = null!;

    public string Kind => Say(CaseWords.Of(ProcedureWords.Letters, Review.Kind.Word()));

    /// <summary>Parts of the letter that differ from its template.</summary>
    public int OwnParts => Review.Paragraphs.Sum(paragraph => paragraph.Count(piece => piece.Own));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await cases.GetAsync(Id, Who, cancel) is not { } found || await desk.ReadAsync(Id, Letter, Who, cancel) is not { } review)
        {
            return NotFound();
        }

        (Case, Review) = (found, review);
        return Page();
    }

    public async Task<IActionResult> OnGetPictureAsync(CancellationToken cancel)
    {
        if (await desk.DrawAsync(Id, Letter, Who, cancel) is not { } picture)
        {
            return NotFound();
        }

        // Opened by itself an SVG is a document: it may do nothing at all.
        HttpContext.Items[StrictHeaders.Sandboxed] = true;
        return Content(picture, "image/svg+xml");
    }
}
