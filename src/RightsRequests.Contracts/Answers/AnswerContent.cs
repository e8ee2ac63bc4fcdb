using System.ComponentModel.DataAnnotations;

namespace RightsRequests.Contracts;

/// <summary>Points to data that were uploaded with <c>PUT /api/v1/holders/{id}/queries/{queryId}/content</c>.</summary>
/// <param name="Href">Where they were uploaded to.</param>
/// <param name="Sha256">The digest of the bytes: 64 hexadecimal digits.</param>
/// <param name="Length">The length in bytes.</param>
public sealed record AnswerContent(
    [property: StringLength(RightsLimits.LabelLength, MinimumLength = 1)] string Href,
    [property: RegularExpression("^[0-9a-fA-F]{64}$")] string Sha256,
    [property: Range(0, long.MaxValue)] long Length);
