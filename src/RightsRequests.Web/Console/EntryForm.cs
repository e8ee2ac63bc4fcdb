using NodaTime;
using NodaTime.Text;
using RightsRequests.Intake;
using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>What staff write of a request that came by post, telephone, counter or mail.</summary>
public sealed class EntryForm
{
    public string? ReceivedOn { get; set; }
    public string? Channel { get; set; }
    public List<string> Rights { get; set; } = [];
    public string? FullName { get; set; }
    public string? BirthDate { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? PostalAddress { get; set; }
    public string? MemberNumber { get; set; }
    public List<string> Relations { get; set; } = [];
    public string? Controller { get; set; }

    /// <summary><c>recent</c> or <c>old</c>, as in a draft; null: no health record is asked for.</summary>
    public string? HealthRecord { get; set; }

    /// <summary>True where the data were collected when the person was a minor (Art. 17(1)(f)).</summary>
    public bool CollectedAsMinor { get; set; }
    public string? RepresentativeName { get; set; }
    public string? RepresentativeCapacity { get; set; }
    public string? RepresentativeEmail { get; set; }
    public string? RepresentativeAddress { get; set; }
    public string? Statement { get; set; }
    public string? Language { get; set; }

    /// <summary>The page's own key: a second click is the same request.</summary>
    public string? Key { get; set; }

    /// <summary>The day; null where none is written, or none that exists.</summary>
    public LocalDate? Day => LocalDatePattern.Iso.Parse(ReceivedOn ?? "") is { Success: true } parsed ? parsed.Value : null;

    // Two addresses apart: data are looked for by the person's own, and those of who acts would find somebody else's.
    public NewRequest Request() => new(
        Text(Controller),
        [.. Rights],
        new(
            FullName,
            Text(BirthDate),
            Text(Email),
            Text(Phone),
            Lines(PostalAddress),
            Text(MemberNumber) is { } number ? [new("member-number", number)] : []),
        [.. Relations],
        Details: new NewDetails(
            Facts: CollectedAsMinor ? [RequestFact.CollectedAsMinor.Word()] : [],
            AfterDeath: PostMortem.Capacities.Contains(RepresentativeCapacity)).WithHealthRecord(HealthRecord),
        Representative: new[] { RepresentativeName, RepresentativeCapacity, RepresentativeEmail, RepresentativeAddress }.All(string.IsNullOrWhiteSpace)
            ? null
            : new(RepresentativeName, Text(RepresentativeCapacity), Text(RepresentativeEmail), Lines(RepresentativeAddress)),
        Statement: Lines(Statement),
        Language: Text(Language),
        Channel: Text(Channel) ?? "");

    private static string? Text(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim();

    private static string? Lines(string? written) => Text(written)?.ReplaceLineEndings("\n");
}
