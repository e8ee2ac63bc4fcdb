using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Walks through the form as a person would: each page as it comes, in a window or in a frame.</summary>
/// <param name="find">What a selector finds on the page, or in the frame.</param>
/// <param name="rights">The rights asked for.</param>
internal sealed class FormWalk(Func<string, ILocator> find, params string[] rights)
{
    private readonly Dictionary<string, Func<Func<string, ILocator>, Task>> answers = [];

    /// <summary>What is done on each page after it was filled in and before it is sent.</summary>
    public Func<string, Task>? Looking { get; init; }

    /// <summary>True where one taps instead of clicking.</summary>
    public bool Touching { get; init; }

    /// <summary>The steps that were met, in their order.</summary>
    public List<string> Met { get; } = [];

    /// <summary>Answers a step otherwise than most people do.</summary>
    public FormWalk On(string step, Func<Func<string, ILocator>, Task> answer)
    {
        answers[step] = answer;
        return this;
    }

    /// <summary>From the first page to where the answers are checked.</summary>
    public async Task<FormWalk> ToCheckAsync()
    {
        await PressAsync(find("main form button").First);
        return await OnAsync();
    }

    /// <summary>From any step on to where the answers are checked.</summary>
    public async Task<FormWalk> OnAsync()
    {
        for (var turn = 0; turn < 40; turn++)
        {
            var step = await HereAsync();
            if (step == "verification")
            {
                return this;
            }

            Met.Add(step);
            await AnswerAsync(step);
            if (Looking is not null)
            {
                await Looking(step);
            }

            await PressAsync(find("main form .govuk-button").First);
            // In a frame a click does not wait for the page it leads to: the form read next could still be this one.
            for (var tries = 0; tries < 600 && await HereAsync() == step; tries++)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException($"The form has no end: {string.Join(", ", Met)}");
    }

    /// <summary>From the first page to the reference.</summary>
    public async Task<FormWalk> FileAsync()
    {
        await ToCheckAsync();
        await SendAsync();
        return this;
    }

    public async Task SendAsync()
    {
        await PressAsync(find("#envoyer .govuk-button"));
        await find("#reference").WaitForAsync();
    }

    /// <summary>The step that the page asks.</summary>
    public async Task<string> HereAsync() =>
        (await find("main form[action*='/demande/']").First.GetAttributeAsync("action"))!.Split('/')[^1];

    private Task PressAsync(ILocator what) => Touching ? what.TapAsync() : what.ClickAsync();

    private Task ChooseAsync(ILocator what) => Touching ? what.TapAsync() : what.CheckAsync();

    private async Task AnswerAsync(string step)
    {
        if (answers.TryGetValue(step, out var own))
        {
            await own(find);
            return;
        }

        switch (step)
        {
            case "pour-qui": await ChooseAsync(find("[value=self]")); break;
            case "droits":
                foreach (var right in rights)
                {
                    await ChooseAsync(find($"[value={right}]"));
                }

                break;
            case "liens": await ChooseAsync(find("[value=member]")); break;
            case "sujet": await ChooseAsync(find("[value=unknown]")); break;
            case "dossier-medical": await ChooseAsync(find("[value=no]")); break;
            case "corrections":
                await find("#donnee").SelectOptionAsync("identification/postal-address");
                await find("#juste").FillAsync("12 rue des Lilas");
                break;
            case "effacement" or "limitation": await ChooseAsync(find("[value=unknown]")); break;
            case "portabilite": await ChooseAsync(find("[value=me]")); break;
            case "opposition": await ChooseAsync(find("[value=marketing]")); break;
            case "identite": await find("#nom").FillAsync("Zéphyrine Quillfeather"); break;
            case "vous":
                await find("#representant").FillAsync("Capucine Feuedelune");
                await find("#representant-courriel").FillAsync("capucine@example.org");
                break;
            default: break;
        }
    }
}
