using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Files;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Web.Forms;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>What a person who holds data is asked, and their answer: first which one it is, then what it needs.</summary>
[EnableRateLimiting(Limits.Tracking)]
[RequestSizeLimit(Largest)]
public sealed class QuestionModel(PersonDesk desk, HolderCookie cookie) : PortalPage
{
    private const int MostAtOnce = 5;
    private const long Largest = (MostAtOnce * (long)FileJudge.LargestFile) + (256 * 1024);

    private string token = "";

    protected override long LargestForm => Largest;

    /// <summary>The answer chosen; null: none yet.</summary>
    [BindProperty(Name = "issue", SupportsGet = true)]
    public string? Outcome { get; set; }

    [BindProperty]
    public QuestionForm Form { get; set; } = new();

    [BindProperty]
    public IReadOnlyList<IFormFile> Documents { get; set; } = [];

    [BindProperty]
    public Guid Document { get; set; }

    public PersonTask Asked { get; private set; } = null!;

    public IReadOnlyList<Option> Outcomes => QuestionWords.Outcomes(Asked.Action, Say);

    /// <summary>The second page: what the chosen answer needs.</summary>
    public bool Answering => Outcome is not null;

    /// <summary>True where data, or word of them, are handed over with this answer.</summary>
    public bool Found => Outcome is "done" or "partial";

    public string WhatToDo => Say(QuestionWords.Asked(Asked.Action));

    public IEnumerable<Option> Options(IEnumerable<Named> named) => named.Select(one => new Option(one.Id, Capital(Say(one.Name))));

    public string Names(IEnumerable<Named> named) => string.Join(" · ", named.Select(one => Capital(Say(one.Name))));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await ClosedAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        // Of radios none is sent where none is chosen: the button says that somebody went on.
        if (!IsChosen() && (Outcome is not null || Request.Query.ContainsKey("etape")))
        {
            Outcome = null;
            Errors["issue"] = "choisissez votre réponse / choose your answer";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (await ClosedAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        await TryAsync(() => AddAsync(cancel));
        return Errors.Count == 0 && Trouble is null ? Redirect($"{Root}/detenteur/question?issue={Chosen()}#documents") : await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        if (await ClosedAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        await TryAsync(() => desk.RemoveFileAsync(token, Document, cancel));
        return Trouble is null ? Redirect($"{Root}/detenteur/question?issue={Chosen()}#documents") : Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancel)
    {
        if (await ClosedAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        var answer = IsChosen() && Trouble is null ? Form.Read(Outcome!, Asked, Errors) : null;
        var sent = false;
        if (answer is not null)
        {
            await TryAsync(async () => sent = await desk.AnswerAsync(token, answer, cancel));
        }

        if (answer is null || Trouble is not null)
        {
            return await AgainAsync(cancel);
        }

        cookie.Forget(HttpContext);
        return Redirect($"{Root}/detenteur?fait={(sent ? "reponse" : "fin")}");
    }

    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken cancel)
    {
        if (await ClosedAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        var handed = false;
        await TryAsync(async () => handed = await desk.HandOverAsync(token, cancel));
        if (Trouble is not null)
        {
            return Page();
        }

        cookie.Forget(HttpContext);
        return Redirect($"{Root}/detenteur?fait={(handed ? "confie" : "fin")}");
    }

    private async Task AddAsync(CancellationToken cancel)
    {
        if (Documents.Count is 0 or > MostAtOnce)
        {
            Errors["documents-fichiers"] = Documents.Count == 0 ? "choisissez un fichier / choose a file" : $"{MostAtOnce} fichiers à la fois / files at a time";
        }

        if (Form.Details(Asked, QuestionForm.OfFiles, Errors) is not { } details)
        {
            return;
        }

        List<(string Name, byte[] Content)> sent = [];
        foreach (var file in Documents)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancel);
            sent.Add((file.FileName, content.ToArray()));
        }

        if (await desk.AddFilesAsync(token, sent, details, cancel) is var (name, why))
        {
            Errors["documents-fichiers"] = $"« {FileName(name)} » : {why.Fr} / “{FileName(name)}”: {why.En}";
        }
    }

    private static string FileName(string name) => Intake.FileNames.Safe(name);

    // Null where the question is open to this browser.
    private async Task<IActionResult?> ClosedAsync(CancellationToken cancel)
    {
        if (cookie.Read(HttpContext) is not { } found || await desk.OpenAsync(found, cancel) is not { } task)
        {
            cookie.Forget(HttpContext);
            return Redirect($"{Root}/detenteur?fait=fin");
        }

        (token, Asked) = (found, task);
        return null;
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        if (!IsChosen())
        {
            Outcome = null;
            Errors["issue"] = "choisissez votre réponse / choose your answer";
        }

        await TryAsync(async () => Asked = await desk.OpenAsync(token, cancel) ?? Asked);
        return Page();
    }

    private bool IsChosen() => Outcome is not null && Outcomes.Any(one => one.Value == Outcome);

    private string Chosen() => IsChosen() ? Outcome! : "";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];
}
