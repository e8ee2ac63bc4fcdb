using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Letters;

/// <summary>Where timestamps come from.</summary>
/// <param name="Url">RFC 3161 over HTTP (section 3.4).</param>
/// <param name="Trust">The roots under which the authority must stand; null: not checked here.</param>
/// <param name="User">For HTTP Basic, with <paramref name="Password"/>; null: none.</param>
/// <param name="Policy">Object identifier of the policy to ask for; null: the authority's own.</param>
public sealed record TimeAuthoritySettings(Uri Url, X509Certificate2Collection? Trust = null, string? User = null, string? Password = null, string? Policy = null);
