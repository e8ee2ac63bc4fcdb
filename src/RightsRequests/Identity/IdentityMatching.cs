using NodaTime.Text;
using RightsRequests.Contracts;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Identity;

/// <summary>What a person said of themselves against what a holder that knows the members answered (GDPR Art. 12(6)). Pure.</summary>
internal static class IdentityMatching
{
    /// <summary>One entry for each thing that the person said; none where the holder knows nobody by it.</summary>
    public static IReadOnlyList<IdentityMatch> Of(SubjectContent subject, RightsAnswer answer)
    {
        if (answer.Outcome == AnswerOutcome.NoData)
        {
            return [];
        }

        var known = (answer.Identifiers ?? []).ToLookup(one => one.Type, one => one.Value);
        return [.. Said(subject).DistinctBy(one => one.What).Select(one => new IdentityMatch(
            one.What,
            known[one.What].Any() ? known[one.What].Any(value => Same(one.What, one.Value, value)) : null))];
    }

    private static IEnumerable<(string What, string Value)> Said(SubjectContent subject)
    {
        yield return ("full-name", subject.FullName);
        if (subject.BirthDate is { } born)
        {
            yield return ("birth-date", LocalDatePattern.Iso.Format(born));
        }

        if (subject.Email is { } email)
        {
            yield return ("email", email);
        }

        if (subject.Phone is { } phone)
        {
            yield return ("phone", phone);
        }

        foreach (var one in subject.Identifiers)
        {
            yield return (one.Type, one.Value);
        }
    }

    // A name is the same in any order, case and accent, and so is found by the search; of a number, spaces and points do not count.
    private static bool Same(string what, string said, string known) => what switch
    {
        "full-name" => SearchIndex.Words(said).SequenceEqual(SearchIndex.Words(known)),
        "phone" => Digits(said) == Digits(known),
        _ => SearchIndex.Normal(said) == SearchIndex.Normal(known),
    };

    // The same phone with the country's prefix and without.
    private static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length > 9 ? digits[^9..] : digits;
    }
}
