using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>All that a letter is composed from.</summary>
/// <param name="Answers">Accepted answers only, in the order in which they came, without their records.</param>
/// <param name="Copy">What is to be known of their records.</param>
/// <param name="Today">Date of the letter.</param>
/// <param name="Specimen">True with a development certificate.</param>
public sealed record LetterMaterial(
    Policy Policy,
    CaseState State,
    RequestContent Content,
    IReadOnlyList<StoredAnswer> Answers,
    CopyOfData Copy,
    CaseLetter Letter,
    LocalDate Today,
    string? PortalUrl,
    bool Specimen)
{
    /// <summary>The procedure that the case goes by; null: that of the policy pack in force.</summary>
    public Procedure? Procedure { get; init; }

    internal string Language => Letter.Language;

    /// <summary>Access and portability: the letter itself hands over personal data.</summary>
    internal bool HandsOverData => Letter.DisclosesData(State.Right);

    internal string ActivityName(string id) =>
        Policy.Activity(id) is { } entry ? Capitalised(entry.Purpose.In(Language)) : id;

    internal bool IsSecret(string activity) => Policy.IsSecret(activity);

    internal IEnumerable<(HolderQuery Query, StoredAnswer? Stored)> Asked =>
        State.Queries.Select(query => (query, Answers.FirstOrDefault(stored => stored.QueryId == query.Id)));

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
