using Microsoft.AspNetCore.Http;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>Which step comes when, what a page sent, and what is wrong with it.</summary>
public sealed class FormFlow(Policy policy, RequestValidation validation)
{
    public FormSituation Situation(RequestDraft draft, PortalPlace place) => new(draft, policy, place.Controller is not null);

    /// <summary>The steps that this draft needs, in their order.</summary>
    public static IReadOnlyList<FormStep> Steps(FormSituation situation) => [.. FormSteps.All.Where(step => step.Asked(situation))];

    /// <summary>The first that was not answered yet, or whose answer no longer fits what was said elsewhere; null where there is none.</summary>
    public FormStep? Open(FormSituation situation, string language)
    {
        var all = validation.Check(situation.Draft.ToRequest(policy, language));
        return Steps(situation).FirstOrDefault(step => !situation.Draft.Answered.Contains(step.Word) || Wrong(situation, step, all).Count > 0);
    }

    /// <summary>The address's last part of where the form goes on.</summary>
    public string Next(FormSituation situation, string language) => Open(situation, language)?.Word ?? FormSteps.Check;

    /// <summary>The step of an address, where the person may be: answered before, or the first that was not. Null: elsewhere.</summary>
    public FormStep? At(FormSituation situation, string word, string language)
    {
        var step = Steps(situation).FirstOrDefault(one => one.Word == word);
        return step is not null && (situation.Draft.Answered.Contains(word) || Open(situation, language)?.Word == word) ? step : null;
    }

    /// <summary>The step before, or null on the first.</summary>
    public static FormStep? Before(FormSituation situation, FormStep step) => Steps(situation).TakeWhile(one => one.Word != step.Word).LastOrDefault();

    /// <summary>The draft with what the page sent of this step.</summary>
    public static RequestDraft Take(FormSituation situation, FormStep step, IFormCollection form)
    {
        var draft = situation.Draft;
        foreach (var field in step.Fields(situation))
        {
            draft = field.Set(draft, Sent(field, form));
        }

        return draft;
    }

    /// <summary>What is wrong with a step, by the field's id, in French and English.</summary>
    public IReadOnlyDictionary<string, string> Wrong(FormSituation situation, FormStep step, string language) =>
        Wrong(situation, step, validation.Check(situation.Draft.ToRequest(policy, language)));

    /// <summary>The step that an error of the whole request belongs to, or null.</summary>
    public static FormStep? StepOf(FormSituation situation, string field) =>
        Steps(situation).FirstOrDefault(step => step.Fields(situation).Any(one => one.Field is { } own && Belongs(field, own)));

    private static Dictionary<string, string> Wrong(FormSituation situation, FormStep step, IReadOnlyDictionary<string, string> all)
    {
        Dictionary<string, string> errors = [];
        foreach (var field in step.Fields(situation))
        {
            if (WrongWith(field, situation.Draft, all) is { } error)
            {
                errors[field.Id] = error;
            }
        }

        return errors;
    }

    private static string? WrongWith(StepField field, RequestDraft draft, IReadOnlyDictionary<string, string> all)
    {
        var answers = field.Get(draft).Where(answer => !string.IsNullOrEmpty(answer) && (field.Choices.Count == 0 || field.Choices.Any(choice => choice.Value == answer))).ToList();
        if (answers.Count == 0 && field.Missing is { } missing)
        {
            return $"{missing.Fr} / {missing.En}";
        }

        return field.Wrong?.Invoke(draft) ?? (field.Field is { } own ? all.FirstOrDefault(error => Belongs(error.Key, own)).Value : null);
    }

    private static bool Belongs(string error, string field) => error == field || error.StartsWith(field + "[", StringComparison.Ordinal) || (field == "details.directives.wish" && error == "details.directives");

    private static List<string> Sent(StepField field, IFormCollection form)
    {
        if (field.Kind == FieldKind.Date)
        {
            return [.. field.Names.Select(name => form[name].ToString().Trim())];
        }

        var sent = form[field.Id].Select(text => field.Kind == FieldKind.Area ? (text ?? "").ReplaceLineEndings("\n").Trim() : (text ?? "").Trim()).Where(text => text.Length > 0);
        // Nobody but the page itself offers choices.
        return [.. field.Choices.Count == 0 ? sent : sent.Where(text => field.Choices.Any(choice => choice.Value == text))];
    }
}
