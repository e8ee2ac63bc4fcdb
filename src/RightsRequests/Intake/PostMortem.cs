namespace RightsRequests.Intake;

/// <summary>Requests after the subject's death (loi 78-17 Art. 84 to 86): by heirs, or by the person named in directives.</summary>
public static class PostMortem
{
    public const string Heir = "heir";
    public const string NamedInDirectives = "named-in-directives";

    public static readonly IReadOnlyList<string> Capacities = [Heir, NamedInDirectives];

    internal static bool AfterDeath(this RequestContent content) => Speaks(content.Representative);

    /// <summary>True where who acts speaks for a deceased person.</summary>
    internal static bool Speaks(RepresentativeContent? acts) => acts is not null && Capacities.Contains(acts.Capacity);
}
