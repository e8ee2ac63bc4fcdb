using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Delivery;
using RightsRequests.Law;

namespace RightsRequests.Web.Portal;

/// <summary>What the person does on the status page.</summary>
public sealed partial class SuiviModel
{
    private static readonly Dictionary<string, BilingualText> DoneWords = new()
    {
        ["code"] = new("Si nous connaissons votre adresse électronique, un code vient d’y être envoyé. Il est valable 10 minutes.", "If we know your e-mail address, a code was just sent to it. It is valid for 10 minutes."),
        ["ouvert"] = new("Vos documents et vos messages sont ouverts pour 30 minutes.", "Your documents and your messages are open for 30 minutes."),
        ["message"] = new("Votre message est envoyé. Nous vous préviendrons par courriel quand nous y aurons répondu.", "Your message is sent. We will tell you by e-mail when we have answered it."),
        ["justificatif"] = new("Votre justificatif est arrivé. Nous le vérifions, puis nous le détruisons.", "Your proof of identity has arrived. We check it, then we destroy it."),
        ["retrait"] = new("Votre demande est retirée.", "Your request is withdrawn."),
    };

    /// <summary>What was done just before this page.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? DoneBefore { get; set; }

    public string? Done => DoneBefore is not { } word || !DoneWords.TryGetValue(word, out var said) ? null
        : word == "retrait" && Status is { State: not "withdrawn" } status ? InPart(status)
        : Say(said);

    [BindProperty]
    public string? OneTimeCode { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    /// <summary>Of the page: the same message sent by a second click is one.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public IReadOnlyList<IFormFile> Evidence { get; set; } = [];

    public Task<IActionResult> OnPostSendCodeAsync(CancellationToken cancel) => ActAsync("code", async () =>
    {
        await desk.StartSessionAsync(followed!.Reference, followed.Code, cancel);
        return null;
    }, cancel);

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancel) => ActAsync("ouvert", async () =>
    {
        if (string.IsNullOrWhiteSpace(OneTimeCode))
        {
            return ("unique", new("Écrivez le code reçu par courriel.", "Enter the code received by e-mail."));
        }

        if (await desk.ConfirmSessionAsync(followed!.Reference, followed.Code, Digits(OneTimeCode), cancel) is not { } session)
        {
            return ("unique", new("Ce code n’ouvre rien : il est faux, usé ou expiré. Demandez-en un nouveau.", "This code opens nothing: it is wrong, used or expired. Ask for a new one."));
        }

        cookie.Write(HttpContext, followed with { Token = session.AccessToken });
        return null;
    }, cancel);

    public Task<IActionResult> OnPostMessageAsync(CancellationToken cancel) => ActAsync("message", async () =>
        await subject.WriteAsync(followed!.Reference, Bearer, Message ?? "", Key is { Length: 32 } ? Key : null, cancel) is SubjectRefused refused ? ("message", refused.Why) : null, cancel);

    public Task<IActionResult> OnPostEvidenceAsync(CancellationToken cancel) => ActAsync("justificatif", async () =>
    {
        if (Evidence.Count is 0 or > MostFiles)
        {
            return ("justificatif", Evidence.Count == 0
                ? new("Choisissez le fichier de votre justificatif.", "Choose the file of your proof of identity.")
                : new("Choisissez trois fichiers au plus.", "Choose three files at most."));
        }

        List<byte[]> files = [];
        foreach (var file in Evidence)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancel);
            files.Add(content.ToArray());
        }

        return await evidence.ReceiveAsync(followed!.Reference, Bearer, files, cancel) is SubjectRefused refused ? ("justificatif", refused.Why) : null;
    }, cancel);

    // What is withdrawn where something else is not, lest the person believe that all has ended.
    private string InPart(RequestStatus status)
    {
        var rights = string.Join(", ", status.Cases.Where(one => one.State == "withdrawn").Select(one => Word(PortalWords.Rights, one.Right)));
        return Say($"Vous avez retiré : {rights}.", $"You withdrew: {rights}.")
            + (status.Cases.Any(one => one.State == "open") ? Say(" Le reste de votre demande continue.", " The rest of your request continues.") : "");
    }

    // Does it and shows the page anew, so that going back or reloading does nothing twice; says beside the field what is wrong.
    private async Task<IActionResult> ActAsync(string done, Func<Task<(string Id, BilingualText Why)?>> act, CancellationToken cancel)
    {
        await TryAsync(() => FollowAsync(cancel));
        if (Status is null)
        {
            return Trouble is null ? Back(null) : Page();
        }

        (string Id, BilingualText Why)? wrong = null;
        await TryAsync(async () => wrong = await act());
        if (wrong is var (id, why))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Errors[id] = English ? why.En : FrenchSpaces.In(why.Fr);
        }

        return wrong is null && Trouble is null ? Back(done) : Page();
    }
}
