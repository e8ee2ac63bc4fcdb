using System.Globalization;
using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>Makes up the value of a field for a person: always the same, with every holder.</summary>
internal static class SampleValue
{
    public static JsonElement Of(Person person, HeldField field)
    {
        var key = $"{person.Email} {field.Field}";
        object value = field.Sample switch
        {
            "full-name" => person.FullName,
            "birth-date" => person.BirthDate,
            "email" => person.Email,
            "member-number" or "social-security-number" or "customer-number" =>
                person.Identifiers.FirstOrDefault(identifier => identifier.Type == field.Sample)?.Value ?? "sans objet",
            "phone" => string.Create(CultureInfo.InvariantCulture, $"06 99 00 {Dice.Roll(90, key + "a") + 10} {Dice.Roll(90, key + "b") + 10}"),
            "postal-address" => $"{Dice.Roll(120, key) + 1} {Dice.Pick(MadeUpNames.Streets, key)}, {Dice.Pick(MadeUpNames.Towns, key)}",
            "iban" => string.Create(CultureInfo.InvariantCulture, $"FR00 9999 9000 00{Dice.Roll(90_000_000, key) + 10_000_000} 00"),
            "ip-address" => $"192.0.2.{Dice.Roll(254, key) + 1}",
            "amount" => Dice.Roll(90_000, key) / 100m,
            "number" => Dice.Roll(9, key) + 1,
            "date" => CollectedOn(person, key),
            "yes-no" => Dice.Roll(2, key) == 0,
            "household" => new
            {
                conjoint = OtherName(key),
                enfants = Enumerable.Range(0, Dice.Roll(3, key)).Select(at => OtherName(key + at)),
            },
            "other-person" => OtherName(key),
            "choice" => Dice.Pick(field.Of!, key),
            _ => throw new InvalidOperationException($"holdings.json: unknown sample {field.Sample}"),
        };
        return JsonSerializer.SerializeToElement(value, RightsJson.Options);
    }

    public static DateOnly CollectedOn(Person person, string key) =>
        new DateOnly(2016, 1, 4).AddDays(Dice.Roll(3_500, $"collected {person.Email} {key}"));

    private static string OtherName(string key) =>
        $"{Dice.Pick(MadeUpNames.Given, key + " given")} {Dice.Pick(MadeUpNames.Family, key + " family")}";
}
