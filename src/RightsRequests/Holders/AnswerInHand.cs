using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>A message among those that came together.</summary>
/// <param name="Place">From 0.</param>
/// <param name="Query">That it is about; null: none that was asked.</param>
internal sealed record PlacedMessage(int Place, ReadMessage Read, AskedQuery? Query);

/// <summary>An answer that fits its query, about to move its case.</summary>
/// <param name="Place">Among those that came together, from 0.</param>
/// <param name="Uploaded">What was uploaded in place of its records; null: nothing.</param>
/// <param name="Hash">Of what it says.</param>
internal sealed record AnswerInHand(int Place, ArrivedMessage Message, AskedQuery Query, RightsAnswer Answer, HolderContentRow? Uploaded, string Hash, CaseHappening Happening);
