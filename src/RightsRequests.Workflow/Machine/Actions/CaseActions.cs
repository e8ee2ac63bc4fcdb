namespace RightsRequests.Workflow;

/// <summary>The actions of the contract: who may, when, with which fields, and what they do. One list serves both the offers and the taking, so that what is offered is allowed and what is allowed is offered.</summary>
internal static class CaseActions
{
    private static readonly IReadOnlyList<ActionRule> Rules =
    [
        .. IdentityActions.Rules,
        .. AssessmentActions.Rules,
        .. HolderActions.Rules,
        .. RedactionActions.Rules,
        .. ApprovalActions.Rules,
        .. TimeLimitActions.Rules,
        .. RecordActions.Rules,
        .. Messages.Rules,
        .. EndingActions.Rules,
        .. SpamActions.Rules,
        .. IncidentActions.Rules,
        .. PostActions.Rules,
        .. VersionActions.Rules,
    ];

    public static IReadOnlyList<ActionOffer> Offers(Turn turn, Actor actor) =>
        [.. Rules.Where(rule => rule.When(turn) && rule.Forbids(turn, actor) is null)
            .Select(rule => new ActionOffer(rule.Name, rule.Fields(turn)) { InPlaceOf = rule.InPlaceOf(turn, actor) })];

    private static string Names => string.Join(", ", Rules.Select(one => one.Name));

    public static Decision Take(Turn turn, ActionTaken taken)
    {
        var rule = Rules.FirstOrDefault(one => one.Name == taken.Action);
        if (rule is null)
        {
            return new InvalidFields(new Dictionary<string, string>
            {
                ["action"] = $"action inconnue, à choisir dans : {Names} / unknown action, one of: {Names}",
            });
        }

        if (rule.ForbidsRole(turn, taken.Actor) is { } role)
        {
            return new Forbidden(role);
        }

        if (!rule.When(turn))
        {
            return new NotAllowedNow(rule.Otherwise is { } needed
                ? $"{needed.Fr} / {needed.En}"
                : "cette action n’est pas possible à l’étape où en est le dossier / this action is not possible at the step that the case has reached");
        }

        if (rule.Forbids(turn, taken.Actor) is { } why)
        {
            return new Forbidden(why);
        }

        var input = new ActionInput(taken.Fields, rule.Fields(turn));
        if (input.Errors.Count > 0)
        {
            return new InvalidFields(input.Errors);
        }

        turn.OnBehalf = rule.InPlaceOf(turn, taken.Actor) is { } away ? $" on behalf of {away}" : "";
        turn.Note("action", rule.Name + turn.OnBehalf);
        if (rule.Prepares)
        {
            turn.State = turn.State with { PreparedBy = taken.Actor.User };
        }

        return rule.Do(turn, input) ?? turn.Done();
    }
}
