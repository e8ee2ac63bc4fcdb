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
            turn => Open(turn).Any(),
            turn =>
            [
                new ActionField("incident", "choice", Required: true, [.. Open(turn).Select(one => one.Id.ToString())]),
                new ActionField("reason", "text", Required: true),
            ],
            (turn, input) =>
            {
                Close(turn, input["incident"]!);
                turn.Note("incident-dismissed", input["incident"]!);
                turn.Write(input["reason"]);
                return null;
            }),
    ];

    private static IEnumerable<Incident> Open(Turn turn) => turn.State.Incidents.Where(incident => incident.Open);

    private static IEnumerable<Incident> Retriable(Turn turn) => Open(turn).Where(incident => incident.EffectKey is not null || incident.Message is not null);

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
