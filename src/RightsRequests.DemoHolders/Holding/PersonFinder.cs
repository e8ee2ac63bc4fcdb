using System.Globalization;
using System.Text;
using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>Who is meant by the subject of a query: never one of two.</summary>
internal abstract record Finding
{
    public sealed record Found(Person Person) : Finding;

    public sealed record Unknown : Finding;

    public sealed record Ambiguous : Finding;
}

/// <summary>Finds a person by identifiers backed by name or birth date, else by name and birth date together.</summary>
internal sealed class PersonFinder(IReadOnlyList<Person> people)
{
    private readonly ILookup<string, Person> byIdentifier = people
        .SelectMany(person => person.Identifiers.Select(identifier => (Key: Key(identifier), person)))
        .ToLookup(entry => entry.Key, entry => entry.person);

    private readonly ILookup<string, Person> byName = people.ToLookup(person => Name(person.FullName));

    public Finding Find(QuerySubject subject)
    {
        IReadOnlyList<Person> identified = [.. subject.Identifiers
            .SelectMany(identifier => byIdentifier[Key(identifier)])
            .Distinct()
            .Where(person => Name(person.FullName) == Name(subject.FullName) || person.BirthDate == subject.BirthDate)];
        IReadOnlyList<Person> named = subject.BirthDate is null ? [] : [.. byName[Name(subject.FullName)].Where(person => person.BirthDate == subject.BirthDate)];

        // One's name and birthday with a namesake's number: whoever is meant, the other must not be told of.
        return identified is [var one] && named.Count > 0 && !named.Contains(one)
            ? new Finding.Ambiguous()
            : Only(identified) ?? Only(named) ?? new Finding.Unknown();
    }

    private static Finding? Only(IReadOnlyList<Person> candidates) => candidates switch
    {
        [] => null,
        [var person] => new Finding.Found(person),
        _ => new Finding.Ambiguous(),
    };

    private static string Key(SubjectIdentifier identifier) =>
        identifier.Type + " " + new string([.. identifier.Value.Where(c => !char.IsWhiteSpace(c) && c is not '-' and not '.').Select(char.ToUpperInvariant)]);

    // Without accents, case, hyphens and order: « Dupré Élise » is « Élise DUPRE ».
    private static string Name(string fullName)
    {
        var letters = fullName.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ');
        return string.Join(' ', new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
