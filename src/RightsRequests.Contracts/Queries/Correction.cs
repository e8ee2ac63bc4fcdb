using System.Text.Json;

namespace RightsRequests.Contracts;

/// <summary>One correction of one field (GDPR Art. 16).</summary>
/// <param name="Category">The data category, such as <c>identification</c>.</param>
/// <param name="Field">The field in kebab-case, such as <c>postal-address</c>.</param>
/// <param name="Value">The right value: any JSON.</param>
public sealed record Correction(string Category, string Field, JsonElement Value);
