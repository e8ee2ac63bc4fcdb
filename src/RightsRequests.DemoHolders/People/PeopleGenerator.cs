using System.Globalization;
using System.Text;
using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>Makes up the people of <c>people.json</c>, always the same ones.</summary>
internal static class PeopleGenerator
{
    private const int Count = 240;

    // Number 0 is the demo member, who has data with every holder. 10 and 11 share a name, 12 and 13 a birthday too.
    private const int DemoMember = 0;
    private static readonly int[] NamesakeOfThePrevious = [11, 13];
    private const int SameBirthday = 13;

    private static readonly string[][] RelationsByTurn =
    [
        ["insured", "member", "site-user"], ["insured", "member", "site-user"], ["member", "site-user"], ["insured", "member"],
        ["insured", "member", "site-user", "prospect"], ["beneficiary", "insured"], ["beneficiary", "site-user"], ["prospect", "site-user"],
        ["prospect"], ["business-contact"], ["business-contact", "visitor"], ["insured"],
    ];

    public static IReadOnlyList<Person> All(Holdings holdings) =>
        [.. Enumerable.Range(0, Count).Select(number => Make(number, holdings))];

    /// <summary>Who tries a holder out: one to act on, two of one name, one of whom every holder has more than a message bears. All holders know them.</summary>
    public static IReadOnlyList<Person> ForACheck(Holdings holdings)
    {
        const int LargerThanAMessage = 20_001;
        return [One(300, "Maxence Essayeur"), One(301, "Anselme Doublet"), One(302, "Anselme Doublet"), One(303, "Odile Beaucoup") with { AtLeast = LargerThanAMessage }];

        Person One(int number, string fullName)
        {
            var like = Make(DemoMember, holdings);
            var relations = like.Relations.ToArray();
            var (birthDate, email) = (BirthDate(DemoMember, relations).AddDays(number), $"{Ascii(fullName)}.{number}@example.org");
            return like with { FullName = fullName, BirthDate = birthDate, Email = email, Identifiers = Identifiers(number, birthDate, email, relations) };
        }
    }

    private static Person Make(int number, Holdings holdings)
    {
        var named = Array.IndexOf(NamesakeOfThePrevious, number) >= 0 ? number - 1 : number;
        var given = MadeUpNames.Given[named * 7 % MadeUpNames.Given.Count];
        var family = MadeUpNames.Family[(named * 5 + named / 32) % MadeUpNames.Family.Count];
        string[] relations = number == DemoMember
            ? ["insured", "member", "beneficiary", "prospect", "business-contact", "visitor", "site-user"]
            : number is >= 10 and <= 13 ? RelationsByTurn[0] : RelationsByTurn[number % RelationsByTurn.Length];
        var birthDate = BirthDate(number == SameBirthday ? number - 1 : number, relations);
        var email = $"{Ascii(given)}.{Ascii(family)}.{number}@example.{(number % 2 == 0 ? "org" : "net")}";
        return new Person($"{given} {family}", birthDate, email, relations, Identifiers(number, birthDate, email, relations), Activities(number, relations, holdings));
    }

    private static DateOnly BirthDate(int number, string[] relations)
    {
        var child = relations.Contains("beneficiary") && number != DemoMember;
        return new DateOnly(child ? 2008 : 1945, 1, 1).AddDays(Dice.Roll(child ? 3_600 : 20_000, $"birth {number}"));
    }

    private static List<SubjectIdentifier> Identifiers(int number, DateOnly birthDate, string email, string[] relations)
    {
        List<SubjectIdentifier> identifiers = [];
        if (relations.Intersect(["member", "beneficiary"]).Any())
        {
            identifiers.Add(new SubjectIdentifier("member-number", string.Create(CultureInfo.InvariantCulture, $"M{7_000_000 + number * 131}")));
        }

        if (relations.Contains("insured"))
        {
            identifiers.Add(new SubjectIdentifier("social-security-number", SocialSecurityNumber(number, birthDate)));
        }

        if (relations.Intersect(["prospect", "business-contact", "site-user"]).Any())
        {
            identifiers.Add(new SubjectIdentifier("customer-number", string.Create(CultureInfo.InvariantCulture, $"C{400_000 + number * 17}")));
        }

        identifiers.Add(new SubjectIdentifier("email", email));
        return identifiers;
    }

    // Cannot be anybody's: the place 99 000 is not given out, and the key, 97 less a remainder, is never 99.
    private static string SocialSecurityNumber(int number, DateOnly birthDate) =>
        string.Create(CultureInfo.InvariantCulture, $"{1 + number % 2}{birthDate:yyMM}99000{number:000}99");

    private static string[] Activities(int number, string[] relations, Holdings holdings) =>
    [
        .. holdings.Activities
            .Where(activity => activity.Value.Relations.Intersect(relations).Any())
            .Where(activity => number == DemoMember || Dice.Roll(activity.Value.OneIn, $"{activity.Key} {number}") == 0)
            .Select(activity => activity.Key),
    ];

    private static string Ascii(string name) =>
        new([.. name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
}
