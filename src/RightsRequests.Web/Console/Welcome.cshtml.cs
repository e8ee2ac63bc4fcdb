using Microsoft.AspNetCore.Mvc;
using RightsRequests.Law;
using RightsRequests.Samples;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>The first visit: what the console does, in five sections, with cases to try it on.</summary>
public sealed class WelcomeModel(SampleDesk desk) : ConsolePage
{
    public static readonly IReadOnlyList<(BilingualText Title, BilingualText Text)> Sections =
    [
        (new("Une demande, un dossier par droit", "One request, one case for each right"),
            new("Une personne peut demander plusieurs choses à la fois. Chaque droit devient un dossier, avec sa propre échéance : un mois à partir de la réception. La liste montre d’abord ce qui presse.", "A person may ask for several things at once. Each right becomes a case with its own last day: one month from receipt. The list shows first what is urgent.")),
        (new("La page d’un dossier dit quoi faire", "The page of a case says what to do"),
            new("En haut, ce qui est attendu de vous : confirmer l’identité, accepter l’analyse, accepter les réponses. Ce qui n’est pas possible maintenant n’y est pas. Plus bas, tout ce qui s’est passé.", "At the top, what awaits you: confirm the identity, accept the assessment, accept the answers. What is not possible now is not there. Further down, all that happened.")),
        (new("La loi est déjà lue, traitement par traitement", "The law is read already, activity by activity"),
            new("Pour chaque traitement, le dossier propose une issue avec son article. Vous pouvez la changer, avec une raison qui ira dans la lettre.", "For each processing activity the case proposes an outcome with its article. You may change it, with a reason that goes into the letter.")),
        (new("Deux personnes pour décider", "Two people to decide"),
            new("Qui a préparé un dossier ne peut pas l’approuver : le délégué à la protection des données le fait. Rien n’est remis, effacé ni changé avant.", "Who prepared a case may not approve it: the data protection officer does. Nothing is handed over, erased or changed before.")),
        (new("La lettre part signée, et la preuve reste", "The letter leaves signed, and the proof stays"),
            new("La réponse est une lettre signée, envoyée ou à poster. Le journal de chaque dossier ne peut pas être changé sans que cela se voie.", "The answer is a signed letter, sent or to be posted. The trail of each case cannot be changed unseen.")),
    ];

    public IReadOnlyList<SampleCase> Samples { get; private set; } = [];

    /// <summary>True where samples can be made here and are not there yet.</summary>
    public bool MayMake => desk.Allowed && Samples.Count == 0 && Who.Is(Role.Agent);

    public async Task OnGetAsync(CancellationToken cancel) => Samples = await desk.ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!desk.Allowed || !Who.Is(Role.Agent))
        {
            return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }

        await desk.FileAsync(cancel);
        return RedirectToPage();
    }
}
