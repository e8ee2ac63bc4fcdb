using RightsRequests.Intake;

namespace RightsRequests.Web.Portal;

/// <summary>The fields of the form.</summary>
public sealed class DemandeForm
{
    public IReadOnlyList<string> Rights { get; set; } = [];

    public IReadOnlyList<string> Relations { get; set; } = [];

    public string? FullName { get; set; }

    public string? BirthDate { get; set; }

    public string? Email { get; set; }

    public string? PostalAddress { get; set; }

    public string? MemberNumber { get; set; }

    public string? Statement { get; set; }

    internal NewRequest ToRequest(string language) => new(
        Rights: Rights,
        Subject: new(
            FullName,
            BirthDate,
            Email,
            PostalAddress: PostalAddress,
            Identifiers: string.IsNullOrWhiteSpace(MemberNumber) ? [] : [new("member-number", MemberNumber.Trim())]),
        Relations: Relations,
        Statement: Statement,
        Language: language,
        Channel: "web");
}
