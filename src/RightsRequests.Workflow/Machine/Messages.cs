using NodaTime;

namespace RightsRequests.Workflow;

/// <summary>What the subject and the team write to each other on the status page.</summary>
internal static class Messages
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 10_000;

    // More would fill a case that nobody has looked at.
    private const int MostWaiting = 10;

    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        // Who gave no e-mail address reads no messages: a letter reaches them.
        new("send-message", ActionRule.Agent, turn => turn.State.HasEmail, ActionRule.Texts("text"), Send),
        new("mark-messages-read", ActionRule.Agent, turn => turn.State.MessageWaiting is not null, ActionRule.NoFields, (turn, _) =>
        {
            Settle(turn);
            turn.Note("messages-read");
            return null;
        }),
    ];

    public static Decision Wrote(Turn turn, SubjectWrote wrote)
    {
        if (turn.State.Messages.Skip(turn.State.MessagesSettled).Count(message => message.FromSubject) >= MostWaiting)
        {
            return new NotAllowedNow("trop de messages attendent une réponse / too many messages wait for an answer");
        }

        turn.State = turn.State with { Messages = [.. turn.State.Messages, new(wrote.Message, turn.Now, FromSubject: true, By: null, wrote.Text)] };
        turn.Note("message-received", $"{wrote.Message:N}");
        // What was asked for has come in, the person says: the time limit runs again; whether it is enough, staff see, and may ask again.
        if (turn.State.Suspended?.Why == "clarification")
        {
            turn.Resume();
        }

        turn.Cause(new TellStaff($"tell/message/{wrote.Message:N}", "message"));
        return turn.Done();
    }

    private static Decision? Send(Turn turn, ActionInput input)
    {
        var text = input["text"]!;
        if (text.Length > LongestText)
        {
            return new InvalidFields(new Dictionary<string, string> { ["text"] = $"au plus {LongestText} caractères / at most {LongestText} characters" });
        }

        var id = StableId.Of(turn.State.Id, "message", turn.State.Messages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        turn.State = turn.State with { Messages = [.. turn.State.Messages, new(id, turn.Now, FromSubject: false, turn.Actor, text)] };
        Settle(turn);
        turn.Note("message-sent", $"{id:N}");
        turn.Cause(new TellSubject($"tell-subject/message/{id:N}", "message"));
        return null;
    }

    private static void Settle(Turn turn) => turn.State = turn.State with { MessagesSettled = turn.State.Messages.Count };

    /// <summary>A message that nobody answers is told of once more.</summary>
    public static IEnumerable<CaseTimer> Timers(CaseState state)
    {
        if (state.MessageWaiting is { } waiting && $"message-waits/{waiting.Id:N}" is var key && !state.Reminded.Contains(key))
        {
            yield return new(key, waiting.At + Duration.FromDays(3));
        }
    }
}
