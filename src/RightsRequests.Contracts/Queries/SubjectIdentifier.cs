using System.ComponentModel.DataAnnotations;

namespace RightsRequests.Contracts;

/// <summary>A number or an address that points to a person.</summary>
/// <param name="Type">Such as <c>member-number</c>, <c>email</c>, <c>social-security-number</c> or <c>customer-number</c>.</param>
/// <param name="Value">As written by the person or on file.</param>
public sealed record SubjectIdentifier(
    [property: StringLength(RightsLimits.IdentifierLength, MinimumLength = 1)] string Type,
    [property: StringLength(RightsLimits.LabelLength, MinimumLength = 1)] string Value);
