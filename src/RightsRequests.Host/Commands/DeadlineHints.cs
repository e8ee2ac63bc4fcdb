using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Host.Commands;

/// <summary>What looks like a slip in a question about a time limit: said on stderr, the reckoning stays as asked.</summary>
internal static class DeadlineHints
{
    /// <param name="question">The question.</param>
    /// <param name="named">The right that was named; null: none.</param>
    public static IEnumerable<string> Of(DeadlineQuestion question, Right? named)
    {
        if (question.Minor && named is { } right && right != Right.Erasure)
        {
            yield return "--minor : la loi (n° 78-17, art. 51 II) n'exclut la prolongation que pour l'effacement ; comptée sans, comme demandé. / the law (78-17, Art. 51 II) rules out the extension for erasure only; reckoned without it, as asked.";
        }

        foreach (var suspension in question.Suspensions)
        {
            var text = $"--suspended {suspension.AskedOn:uuuu-MM-dd}/{suspension.ReceivedOn:uuuu-MM-dd}";
            var reckoning = DeadlineCalculator.Reckon(question with { Suspensions = [.. question.Suspensions.Where(other => other.AskedOn < suspension.AskedOn)] });
            if (suspension.AskedOn < question.ReceivedOn)
            {
                yield return $"{text} : commence avant la réception ; ces jours-là ne comptent pas. / begins before the receipt; those days do not count.";
            }
            else if (suspension.AskedOn > (reckoning.ExtendedDue ?? reckoning.Due))
            {
                yield return $"{text} : commence après la fin du délai ({reckoning.ExtendedDue ?? reckoning.Due:uuuu-MM-dd}), qu'elle ne peut plus suspendre. / begins after the end of the time limit, which it can no longer suspend.";
            }
            else if (suspension.AskedOn > reckoning.Due)
            {
                yield return $"{text} : commence après l'échéance ({reckoning.Due:uuuu-MM-dd}) ; elle ne suspend que le délai prolongé. / begins after the last day to answer; it suspends the extended limit only.";
            }
        }
    }
}
