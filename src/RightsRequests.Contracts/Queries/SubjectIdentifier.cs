namespace RightsRequests.Contracts;

/// <summary>A number or an address that points to a person.</summary>
/// <param name="Type">Such as <c>member-number</c>, <c>email</c>, <c>social-security-number</c> or <c>customer-number</c>.</param>
/// <param name="Value">As written by the person or on file.</param>
public sealed record SubjectIdentifier(string Type, string Value);
