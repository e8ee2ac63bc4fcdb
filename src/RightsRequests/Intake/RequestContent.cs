using NodaTime;

namespace RightsRequests.Intake;

/// <summary>What the person wrote, and the tracking code for their letters; stored encrypted.</summary>
public sealed record RequestContent(
    SubjectContent Subject,
    RepresentativeContent? Representative,
    string? Statement,
    string? ScopeText,
    IReadOnlyList<CorrectionContent> Corrections,
    string TrackingCode,
    DirectivesContent? Directives = null);

/// <summary>The data subject.</summary>
public sealed record SubjectContent(
    string FullName,
    LocalDate? BirthDate,
    string? Email,
    string? Phone,
    string? PostalAddress,
    IReadOnlyList<IdentifierContent> Identifiers);

/// <summary>An identifier, for example <c>member-number</c>.</summary>
public sealed record IdentifierContent(string Type, string Value);

/// <summary>Who acts for the subject, and in what quality.</summary>
public sealed record RepresentativeContent(string FullName, string Capacity, string? Email, string? PostalAddress = null);

/// <summary>A correction asked for (Art. 16).</summary>
public sealed record CorrectionContent(string Category, string Field, string Value);

/// <summary>What a living person wants done with their data after death (loi 78-17 Art. 85).</summary>
/// <param name="Wish"><c>destroy</c> or <c>hand-over</c>.</param>
public sealed record DirectivesContent(string Wish, ThirdPartyContent? ThirdParty, string? Text);

/// <summary>Whom directives name.</summary>
public sealed record ThirdPartyContent(string FullName, string? Email);
