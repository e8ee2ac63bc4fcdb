namespace RightsRequests.Workflow;

/// <summary>How the portal looks, and whom it names, where a person comes for one controller.</summary>
/// <param name="Name">Stands at the top of each page.</param>
/// <param name="Colour">Of header, links and buttons, <c>#rrggbb</c>; its contrast with white and with <paramref name="Surface"/> is at least 4.5:1 (WCAG 2.2, 1.4.3).</param>
/// <param name="Surface">Background of the footer and of messages, <c>#rrggbb</c>; null: the organisation's.</param>
/// <param name="Logo">Stands beside the name; null: none.</param>
/// <param name="PrivacyUrl">The controller's own privacy notice (GDPR Art. 13 and 14); null: none.</param>
/// <param name="Dpo">Its own data protection officer (Art. 37); null: the organisation's.</param>
public sealed record ControllerPortal(string Name, string Colour, string? Surface, PortalLogo? Logo, string? PrivacyUrl, Contact? Dpo);

/// <summary>A picture of the pack that pages show.</summary>
/// <param name="File">Name within the pack.</param>
/// <param name="MediaType"><c>image/svg+xml</c>, without anything that acts or is fetched, or <c>image/png</c>.</param>
/// <param name="Content">The file as it is.</param>
public sealed record PortalLogo(string File, string MediaType, ReadOnlyMemory<byte> Content);
