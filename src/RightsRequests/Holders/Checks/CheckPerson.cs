using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.Holders.Checks;

/// <summary>A test person that the holder knows: as <c>GET /dev/people</c> lists one.</summary>
/// <param name="FullName">The name.</param>
/// <param name="BirthDate">The birthday.</param>
/// <param name="Identifiers">The identifiers.</param>
/// <param name="Activities">The processing activities in which the person appears.</param>
public sealed record CheckPerson(string FullName, DateOnly? BirthDate, IReadOnlyList<SubjectIdentifier> Identifiers, IReadOnlyList<string> Activities)
{
    /// <summary>What can be corrected of this person; where it is null, a postal address is tried.</summary>
    public IReadOnlyList<Correction>? Corrections { get; init; }

    /// <summary>True where the holder has more of this person than a message bears.</summary>
    public bool Large { get; init; }

    internal QuerySubject Subject => new(FullName, BirthDate, Identifiers);
}

/// <summary>The test persons of a check.</summary>
/// <param name="Person">Whom the holder knows.</param>
/// <param name="Namesakes">Two different persons of the same name, both known; null where there are none.</param>
/// <param name="Large">Of whom it has more than a message bears; null where there is nobody.</param>
public sealed record CheckPeople(CheckPerson? Person, (CheckPerson One, CheckPerson Other)? Namesakes = null, CheckPerson? Large = null)
{
    /// <summary>Reads one person, or a list: the first is the one that is acted on; two of one name are namesakes; <c>"large": true</c> has much.</summary>
    /// <exception cref="JsonException">It is not of that form.</exception>
    public static CheckPeople Read(ReadOnlySpan<byte> json)
    {
        if (json.TrimStart(" \t\r\n"u8) is [(byte)'[', ..])
        {
            var people = JsonSerializer.Deserialize<List<CheckPerson>>(json, RightsJson.Options)!;
            var pair = people.Where(person => !person.Large).GroupBy(person => person.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Take(2).ToList();
            return new(people.Find(person => !person.Large), pair is [var one, var other] ? (one, other) : null, people.Find(person => person.Large));
        }

        return JsonSerializer.Deserialize<CheckPerson>(json, RightsJson.Options) switch
        {
            { Large: true } large => new(null, null, large),
            var one => new(one),
        };
    }
}
