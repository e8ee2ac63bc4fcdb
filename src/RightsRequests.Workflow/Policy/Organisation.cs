using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The organisation of the pack.</summary>
/// <param name="Controllers">Responsible entities; the first is the default.</param>
/// <param name="Dpo">Data protection officer (Art. 37 to 39).</param>
/// <param name="RequestsAddress">Where requests are sent by post.</param>
/// <param name="Authority">Supervisory authority (Art. 51).</param>
/// <param name="Signatory">Who signs letters.</param>
/// <param name="Establishment">Default establishment for holidays and time zone.</param>
/// <param name="PortalUrl">Public address of the portal.</param>
public sealed record Organisation(
    IReadOnlyList<Controller> Controllers,
    Contact Dpo,
    Contact RequestsAddress,
    Contact Authority,
    Signatory Signatory,
    Establishment Establishment,
    string PortalUrl)
{
    /// <summary>How long after the answer the holders are asked whether what was erased is gone, and how often whether a restriction still holds; also when a recipient that confirmed nothing is told of. Null: never.</summary>
    public Period? VerifyOutcomesAfter { get; init; }

    /// <summary>What it calls the persons it deals with; those it does not name have our words.</summary>
    public IReadOnlyDictionary<Relation, BilingualText> Relations { get; init; } = new Dictionary<Relation, BilingualText>();

    /// <summary>What it calls the number by which it knows somebody, <c>member-number</c> in the contract; null: our words.</summary>
    public NumberName? MemberNumber { get; init; }
}

/// <summary>What a number is called within a sentence, and where people find it.</summary>
public sealed record NumberName(BilingualText Name, BilingualText? Hint);

/// <summary>A controller (Art. 4(7)).</summary>
/// <param name="Id">Word of the contract, for example <c>mgen</c>.</param>
/// <param name="Siren">Nine digits.</param>
/// <param name="Establishment">Own establishment, or null for the organisation's.</param>
public sealed record Controller(
    string Id,
    string Name,
    string Siren,
    BilingualText LegalForm,
    IReadOnlyList<string> AddressLines,
    Establishment? Establishment)
{
    /// <summary>How the portal looks where a person comes for this controller; null: as it does for the organisation.</summary>
    public ControllerPortal? Portal { get; init; }
}

/// <summary>Somebody to write to.</summary>
public sealed record Contact(string Name, IReadOnlyList<string> AddressLines, string? Email, string? Url);

/// <summary>Who signs, in what quality, and where.</summary>
public sealed record Signatory(string Name, BilingualText Quality, string Place);
