using System.Globalization;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Makes a request of a draft. What a person did not reach, or what no longer fits what they chose, is left out.</summary>
public static class DraftReading
{
    /// <summary>The request that the draft asks for; not yet checked.</summary>
    /// <param name="draft">As it stands.</param>
    /// <param name="policy">Whose register says which activities are marketing.</param>
    /// <param name="language">Of the page, where the person chose none.</param>
    public static NewRequest ToRequest(this RequestDraft draft, Policy policy, string language)
    {
        var letters = draft.Language ?? language;
        return new(
            Controller: draft.Controller,
            Rights: draft.Rights,
            Subject: Subject(draft),
            Relations: draft.Relations,
            Scope: draft.About == DraftWords.Some && Listed(draft.Activities, draft, policy) is { Length: > 0 } chosen ? new(chosen) : null,
            Details: new NewDetails(
                Corrections: draft.Asks(Right.Rectification) ? Corrections(draft) : [],
                Facts: Facts(draft),
                AfterDeath: draft.For == DraftWords.Deceased,
                Directives: Directives(draft),
                Scopes: Scopes(draft, policy)).WithHealthRecord(draft.Asks(Right.Access) ? draft.HealthRecord : null),
            Representative: draft.For is null or DraftWords.Self
                ? null
                : new(draft.RepresentativeName, draft.Capacity, draft.RepresentativeEmail, draft.RepresentativeAddress),
            Statement: DraftStatement.Of(draft, letters),
            Language: letters,
            Channel: "web");
    }

    /// <summary>True where the draft asks for the right.</summary>
    public static bool Asks(this RequestDraft draft, Right right) => draft.Rights.Contains(right.Word());

    /// <summary>True where something of the date of birth is written, and a number for the day, the month or the year is missing.</summary>
    public static bool HasBirthInPart(this RequestDraft draft) => BirthParts(draft) is { } parts && parts is not [> 0 and < 10_000, > 0 and < 100, > 0 and < 100];

    /// <summary>Activities of the register that may concern the person, of the controller asked: those of their relations, or all where they named none.</summary>
    public static IReadOnlyList<RegisterEntry> ActivitiesOf(this RequestDraft draft, Policy policy)
    {
        var controller = draft.Controller ?? policy.Organisation.Controllers[0].Id;
        var named = draft.Relations.Select(word => Vocabulary.TryRead<Relation>(word, out var relation) ? relation : (Relation?)null).ToHashSet();
        return
        [
            .. policy.Register.Where(entry =>
                entry.Controllers.Contains(controller)
                && entry.ProcessorFor is null
                && (named.Count == 0 || entry.Law.Relations.Any(relation => named.Contains(relation)))),
        ];
    }

    // A choice made before the person named other relations, or another controller, is none any more.
    private static string[] Listed(IEnumerable<string> activities, RequestDraft draft, Policy policy) =>
        [.. activities.Intersect(draft.ActivitiesOf(policy).Select(entry => entry.Id))];

    private static NewSubject Subject(RequestDraft draft) => new(
        draft.FullName,
        BirthDate(draft),
        draft.Email,
        draft.Phone,
        draft.PostalAddress,
        string.IsNullOrWhiteSpace(draft.MemberNumber) ? [] : [new("member-number", draft.MemberNumber.Trim())]);

    // A date that is none stays a text, which the validation refuses.
    private static string? BirthDate(RequestDraft draft) =>
        BirthParts(draft) is [var year, var month, var day] ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}") : null;

    // Null where nothing is written; what is no number is 0.
    private static int[]? BirthParts(RequestDraft draft)
    {
        string?[] parts = [draft.BirthYear, draft.BirthMonth, draft.BirthDay];
        return parts.All(string.IsNullOrWhiteSpace)
            ? null
            : [.. parts.Select(part => int.TryParse(part, NumberStyles.None | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0)];
    }

    private static NewCorrection[] Corrections(RequestDraft draft) =>
    [
        .. draft.Corrections.Where(one => !one.IsEmpty && one.Datum != DraftWords.Other).Select(one =>
            one.Datum?.Split('/', 2) is [var category, var field] ? new NewCorrection(category, field, one.Value) : new(null, null, one.Value)),
    ];

    // What only a person can judge, that data are no longer needed or were used without right, is told in words and is no fact yet.
    private static List<string> Facts(RequestDraft draft)
    {
        List<string> facts = [];
        if (draft.Asks(Right.Erasure))
        {
            facts.AddRange(draft.ErasureGround switch
            {
                "consent" => [RequestFact.ConsentWithdrawn.Word()],
                "minor" => [RequestFact.CollectedAsMinor.Word()],
                _ => Array.Empty<string>(),
            });
        }

        if (draft.Asks(Right.Restriction))
        {
            facts.AddRange(draft.RestrictionCase switch
            {
                "accuracy" => [RequestFact.AccuracyContested.Word()],
                // Said of erasure too it would grant it: there it stays words.
                "unlawful" when !draft.Asks(Right.Erasure) => [RequestFact.Unlawful.Word(), RequestFact.ErasureOpposed.Word()],
                "claims" => [RequestFact.NeededBySubjectForClaims.Word()],
                "objection" => [RequestFact.ObjectionPending.Word()],
                _ => Array.Empty<string>(),
            });
        }

        return facts;
    }

    private static Dictionary<string, IReadOnlyList<string?>?> Scopes(RequestDraft draft, Policy policy)
    {
        Dictionary<string, IReadOnlyList<string?>?> scopes = [];
        if (draft.Asks(Right.Objection) && draft.ObjectTo == DraftWords.Marketing)
        {
            Add(Right.Objection, draft.ActivitiesOf(policy).Where(entry => entry.Law.Marketing).Select(entry => entry.Id));
        }

        if (draft.Asks(Right.AutomatedDecision))
        {
            Add(Right.AutomatedDecision, Listed(draft.Decisions, draft, policy));
        }

        if (draft.Asks(Right.ConsentWithdrawal))
        {
            Add(Right.ConsentWithdrawal, Listed(draft.Consents, draft, policy));
        }

        return scopes;

        void Add(Right right, IEnumerable<string> activities)
        {
            string[] all = [.. activities];
            if (all.Length > 0)
            {
                scopes[right.Word()] = all;
            }
        }
    }

    private static NewDirectives? Directives(RequestDraft draft) =>
        draft.For != DraftWords.Self || new[] { draft.AfterMyDeath, draft.TrustedName, draft.TrustedEmail, draft.DirectivesText }.All(string.IsNullOrWhiteSpace)
            ? null
            : new(
                draft.AfterMyDeath,
                string.IsNullOrWhiteSpace(draft.TrustedName) && string.IsNullOrWhiteSpace(draft.TrustedEmail) ? null : new(draft.TrustedName, draft.TrustedEmail),
                draft.DirectivesText);
}
