using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>A letter of a case beside its template.</summary>
/// <param name="IsDraft">True until it is signed: only then is there a picture of it.</param>
/// <param name="Paragraphs">Its text, piece by piece.</param>
/// <param name="LeftOut">Paragraphs of the template that this letter does not have.</param>
public sealed record LetterReview(LetterKind Kind, Right Right, string Language, string? Recipient, bool IsDraft, IReadOnlyList<IReadOnlyList<LetterPiece>> Paragraphs, IReadOnlyList<string> LeftOut);

/// <param name="Own">True for what this letter says otherwise than the template's made-up case.</param>
public sealed record LetterPiece(string Text, bool Own);
