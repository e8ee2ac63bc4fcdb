namespace RightsRequests.Intake;

/// <summary>Requests after the subject's death (loi 78-17 Art. 84 to 86): by heirs, or by the person named in directives.</summary>
internal static class PostMortem
{
    public const string Heir = "heir";
    public const string NamedInDirectives = "named-in-directives";

    public static readonly IReadOnlyList<string> Capacities = [Heir, NamedInDirectives];

    public static bool AfterDeath(this RequestContent content) =>
        content.Representative is { } representative && Capacities.Contains(representative.Capacity);

    /// <summary>Where the person who asked reads mail: the representative's address where there is one who gave one, be it for letters alone, else the subject's, but never a dead person's; null where none.</summary>
    public static string? MailAddress(this RequestContent content) =>
        content.Representative?.Email ?? (content.AfterDeath() || content.Representative?.PostalAddress is not null ? null : content.Subject.Email);

    /// <summary>The lines of the postal address, by the same rule.</summary>
    public static IReadOnlyList<string> PostalLines(this RequestContent content) =>
        (content.Representative?.PostalAddress ?? (content.AfterDeath() ? null : content.Subject.PostalAddress))
            ?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
