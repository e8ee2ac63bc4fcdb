namespace RightsRequests.Workflow;

/// <summary>Incidents: what failed for good, or came in wrong.</summary>
internal static class IncidentActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("retry-incident", ActionRule.Agent,
            turn => Retriable(turn).Any(),
            turn => [new ActionField("incident", "choice", Required: true, [.. Retriable(turn).Select(one => one.Id.ToString())])],
            Retry),
        new("dismiss-incident", ActionRule.Agent,
            turn => Dismissible(turn).Any(),
            turn =>
            [
                new ActionField("incident", "choice", Required: true, [.. Dismissible(turn).Select(one => one.Id.ToString())]),
                new ActionField("reason", "text", Required: true),
            ],
            (turn, input) =>
            {
                var incident = Close(turn, input["incident"]!);
                PostInstead(turn, incident);
                turn.Note("incident-dismissed", input["incident"]!);
                turn.Write(input["reason"]);
                return null;
            }),
    ];

    private static IEnumerable<Incident> Open(Turn turn) => turn.State.Incidents.Where(incident => incident.Open);

    private static IEnumerable<Incident> Retriable(Turn turn) => Open(turn).Where(incident => incident.EffectKey is not null || incident.Message is not null);

    // A letter that the case waits for cannot be given up by a click: it is retried, or the case ended.
    private static IEnumerable<Incident> Dismissible(Turn turn) => Open(turn).Where(incident =>
        turn.State.Status != CaseStatus.Open
        || !turn.State.Letters.Any(letter => letter.Final
            && ((!letter.Typeset && incident.EffectKey == $"typeset/{letter.Id:N}")
                || (letter.Status == LetterStatus.Approved && incident.EffectKey == $"sign/{letter.Id:N}"))));

    // A letter that no e-mail reaches goes by post.
    private static void PostInstead(Turn turn, Incident incident)
    {
        var letter = turn.State.Letters.FirstOrDefault(one => one.Status == LetterStatus.Signed && incident.EffectKey == $"send/{one.Id:N}");
        if (letter is not null && turn.State.Status != CaseStatus.Withdrawn)
        {
            turn.Change(letter with { Post = true });
            turn.AddTask("post", letter.Id, $"post {letter.Kind}");
        }
    }

    private static Incident Close(Turn turn, string id)
    {
        var incident = Open(turn).First(one => one.Id.ToString() == id);
        turn.State = turn.State with { Incidents = [.. turn.State.Incidents.Select(one => one == incident ? one with { Open = false } : one)] };
        return incident;
    }

    private static Decision? Retry(Turn turn, ActionInput input)
    {
        var incident = Close(turn, input["incident"]!);
        turn.Note("incident-retried", incident.EffectKey ?? $"{incident.Message:N}");
        turn.Cause(incident.Message is { } message
            ? new ReplayMessage($"replay/{incident.Id:N}", message)
            : new RetryEffect($"retry/{incident.Id:N}/{turn.State.Incidents.Count}", incident.EffectKey!));
        return null;
    }
}
