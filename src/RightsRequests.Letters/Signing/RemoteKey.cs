namespace RightsRequests.Letters;

/// <summary>A key held by a remote signing service (Cloud Signature Consortium API v2).</summary>
/// <param name="Url">Base address; <c>credentials/authorize</c> and <c>signatures/signHash</c> lie below it.</param>
/// <param name="Credential">The service's <c>credentialID</c>.</param>
/// <param name="Token">Bearer token of the caller.</param>
/// <param name="Pin">Of the credential; null where the service asks for none.</param>
public sealed record RemoteKey(Uri Url, string Credential, string Token, string? Pin = null);
