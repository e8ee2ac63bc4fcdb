using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>An answer that fits its query, about to move its case.</summary>
/// <param name="Place">Among those that came together, from 0.</param>
/// <param name="Asked">The query as the case had it when the answer came.</param>
/// <param name="Uploaded">What was uploaded in place of its records; null: nothing.</param>
/// <param name="Hash">Of what it says.</param>
internal sealed record AnswerInHand(int Place, ArrivedMessage Message, AskedQuery Query, HolderQuery Asked, RightsAnswer Answer, HolderContentRow? Uploaded, string Hash, CaseHappening Happening)
{
    /// <summary>True where it is what the case has of its holder now; an answer that the holder failed or refuses is, and raises an incident all the same.</summary>
    public bool Stands => Query.Asked is { } now && (now.AnswerHash == Hash || ReferenceEquals(now.Result, ((HolderAnswered)Happening.Happened).Result));
}
