using System.Text.Json;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Writes the query that goes over the wire. Pure.</summary>
public static class QueryWriter
{
    /// <param name="policy">The policy pack in force.</param>
    /// <param name="state">The case.</param>
    /// <param name="content">What the person wrote.</param>
    /// <param name="ask">Who is asked what.</param>
    /// <param name="found">What other holders found and this one needs.</param>
    public static RightsQuery Write(Policy policy, CaseState state, RequestContent content, AskHolder ask, IReadOnlyList<SubjectIdentifier> found) => new()
    {
        QueryId = ask.QueryId.ToString(),
        Reference = state.Reference,
        Controller = state.Controller,
        Action = ask.Action.OnTheWire(),
        Right = state.Right.Word(),
        Subject = Subject(content.Subject, found),
        Activities = ask.Activities,
        Categories = Categories(policy, ask.Holder, ask.Activities),
        Parameters = Parameters(state, content, ask),
        Attempt = ask.Attempt,
        AskedAt = ask.AskedAt.ToDateTimeOffset(),
        AnswerBy = ask.AnswerBy.ToDateOnly(),
    };

    /// <summary>Of the categories that a holder has, those of the activities asked about.</summary>
    internal static IReadOnlyList<string> Categories(Policy policy, string holder, IReadOnlyList<string> activities)
    {
        var asked = activities.SelectMany(id => policy.Activity(id)?.Categories ?? []).ToHashSet();
        return [.. (policy.HolderById(holder)?.Categories ?? []).Where(asked.Contains)];
    }

    private static QuerySubject Subject(SubjectContent subject, IReadOnlyList<SubjectIdentifier> found)
    {
        List<SubjectIdentifier> identifiers = [.. subject.Identifiers.Select(one => new SubjectIdentifier(one.Type, one.Value))];
        Add("email", subject.Email);
        Add("phone", subject.Phone);
        foreach (var one in found)
        {
            Add(one.Type, one.Value);
        }

        return new(subject.FullName, subject.BirthDate?.ToDateOnly(), identifiers);

        void Add(string type, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value) && !identifiers.Any(one => one.Type == type && one.Value == value))
            {
                identifiers.Add(new(type, value));
            }
        }
    }

    private static QueryParameters Parameters(CaseState state, RequestContent content, AskHolder ask)
    {
        IReadOnlyList<Correction> corrections = ask.Action == Workflow.HolderAction.Rectify
            ? [.. AskedCorrections.Of(content, state).Select(one => new Correction(one.Category, one.Field, JsonSerializer.SerializeToElement(one.Value)))]
            : [];
        var kept = ask.Action == Workflow.HolderAction.Erase
            ? state.Assessment.FirstOrDefault(one => ask.Activities.Contains(one.Assessed.Activity) && one.Effective == Outcome.GrantedInPart)
            : null;
        return new QueryParameters
        {
            Ground = ask.Ground,
            Corrections = corrections,
            KeptGround = kept?.Assessed.Ground,
            KeptUntil = kept?.KeptUntil?.ToDateOnly(),
        };
    }
}
