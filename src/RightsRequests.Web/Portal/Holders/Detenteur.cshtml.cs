using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>A person who holds data enters the code of a mail.</summary>
[EnableRateLimiting(Limits.Codes)]
public sealed class DetenteurModel(PersonDesk desk, HolderCookie cookie) : PortalPage
{
    private static readonly Dictionary<string, BilingualText> DoneWords = new()
    {
        ["reponse"] = new("Votre réponse est enregistrée. Merci : rien d’autre ne vous est demandé pour cette question.", "Your answer is recorded. Thank you: nothing more is asked of you for this question."),
        ["confie"] = new("La question est confiée à la personne qui vous supplée. Elle vient de recevoir un courriel.", "The question is handed over to the person who stands in for you. They were just sent a mail."),
        ["code"] = new("Ce code avait déjà servi. S’il ouvrait une question qui attend encore, un nouveau code vient de partir à la même adresse.", "This code had been used. A new one was just sent to the same address."),
        ["fin"] = new("Votre session est terminée, ou la question est réglée. Ce que vous aviez ajouté est gardé : entrez un code pour continuer.", "Your session has ended, or the question is settled. What you had added is kept: enter a code to go on."),
    };

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? DoneBefore { get; set; }

    /// <summary>What was done just before this page.</summary>
    public string? Done => DoneBefore is { } word && DoneWords.TryGetValue(word, out var said) ? Say(said) : null;

    /// <summary>True where it ended well.</summary>
    public bool Well => DoneBefore is "reponse" or "confie";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PersonEntry entry = new PersonUnknown();
        await TryAsync(async () => entry = await desk.EnterAsync(Code ?? "", cancel));
        switch (entry)
        {
            case PersonEntered entered:
                cookie.Write(HttpContext, entered.Token);
                return Redirect($"{Root}/detenteur/question");
            case PersonCodeRenewed:
                return Redirect($"{Root}/detenteur?fait=code");
            default:
                if (Trouble is null)
                {
                    Response.StatusCode = StatusCodes.Status400BadRequest;
                    Errors["code"] = string.IsNullOrWhiteSpace(Code)
                        ? "écrivez le code reçu par courriel / enter the code received by mail"
                        : "ce code n’ouvre rien : il est faux ou expiré, ou la question est réglée / this code opens nothing: it is wrong or expired, or the question is settled";
                }

                return Page();
        }
    }
}
