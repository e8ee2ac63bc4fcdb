namespace RightsRequests.Workflow;

/// <summary>Letters that the post brings back: recorded, looked at by a person, posted again.</summary>
internal static class PostActions
{
    /// <summary>Why a letter came back, by the post's own reasons.</summary>
    private static readonly string[] Reasons = ["unknown-at-address", "address-incomplete", "unclaimed", "refused", "other"];

    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("record-return", ActionRule.Agent,
            turn => Posted(turn).Any(),
            turn =>
            [
                new ActionField("letter", "choice", Required: true, [.. Posted(turn).Select(letter => letter.Id.ToString())]),
                new ActionField("why", "choice", Required: true, Reasons),
                new ActionField("text", "text", Required: false),
            ],
            Return) { Otherwise = new("seul un courrier posté peut revenir", "only a letter that was posted can come back") },
        new("post-again", ActionRule.Agent,
            turn => turn.State.Status != CaseStatus.Withdrawn && Returned(turn).Any(),
            turn => [new ActionField("letter", "choice", Required: true, [.. Returned(turn).Select(letter => letter.Id.ToString())])],
            (turn, input) =>
            {
                var letter = Returned(turn).First(one => one.Id.ToString() == input["letter"]);
                turn.AddTask("post", letter.Id, $"post {letter.Kind} again");
                return null;
            }) { Otherwise = new("seul un courrier revenu se poste de nouveau", "only a letter that came back is posted again") },
    ];

    /// <summary>The letter left once more. The day on which it was sent first stays: an answer was given on that day, whatever the post made of it.</summary>
    public static void PostedAgain(Turn turn, CaseLetter letter, NodaTime.LocalDate on)
    {
        turn.Change(letter with { ReturnedOn = null, ReturnIncident = null });
        turn.Note("letter-posted-again", $"{letter.Kind} {letter.Id:N} {on:uuuu-MM-dd}");
        if (letter.ReturnIncident is { } incident)
        {
            turn.CloseIncident(incident);
        }
    }

    private static IEnumerable<CaseLetter> Posted(Turn turn) =>
        turn.State.Letters.Where(letter => letter is { Post: true, Status: LetterStatus.Sent, ReturnedOn: null });

    private static IEnumerable<CaseLetter> Returned(Turn turn) =>
        turn.State.Letters.Where(letter => letter.ReturnedOn is not null && !turn.State.Tasks.Any(task => !task.Done && task.Subject == letter.Id));

    private static Decision? Return(Turn turn, ActionInput input)
    {
        var letter = Posted(turn).First(one => one.Id.ToString() == input["letter"]);
        var key = $"returned/{letter.Id:N}/{turn.State.Incidents.Count}";
        turn.Change(letter with { ReturnedOn = turn.Today, ReturnIncident = StableId.Of(turn.State.Id, "incident", key) });
        turn.Note("letter-returned", $"{letter.Kind} {letter.Id:N} {input["why"]}");
        turn.Write(input["text"]);
        turn.Report(key, $"letter-returned: {letter.Kind} {input["why"]}", letter.Recipient, effectKey: null);
        return null;
    }
}
