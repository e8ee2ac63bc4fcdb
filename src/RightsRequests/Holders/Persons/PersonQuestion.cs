using System.Globalization;
using System.Text.Json;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Correspondence;
using RightsRequests.Identity;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>A query as a person reads it, and a person's answer as every holder writes it. Pure.</summary>
internal static class PersonQuestion
{
    public static AskHolder Of(CaseState state, HolderQuery query) => new(
        $"ask/{query.Id:N}/{query.Attempt}", query.Id, query.Holder, query.Action, query.Activities, query.Attempt, query.AskedAt, query.AnswerBy,
        state.Assessment.FirstOrDefault(one => query.Activities.Contains(one.Assessed.Activity))?.Assessed.Ground);

    public static PersonTask Shown(Policy policy, CaseState state, HolderQuery query, Holder holder, RightsQuery written) => new(
        state.Reference,
        holder.Name,
        query.Action,
        state.Right,
        new(
            written.Subject.FullName,
            written.Subject.BirthDate is { } birth ? LocalDate.FromDateOnly(birth) : null,
            [.. written.Subject.Identifiers.Select(one => (Both(language => IdentifierWords.Of(one.Type, policy).In(language)), one.Value))]),
        [.. query.Activities.Select(id => new Named(id, policy.Activity(id)?.Purpose ?? new(id, id)))],
        [.. Categories(policy, query, written).Select(id => new Named(id, policy.Category(id)))],
        [.. (written.Parameters?.Corrections ?? []).Select(one => new PersonCorrection(
            Both(language => Words.Field(one.Field, language)),
            one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString()! : one.Value.GetRawText()))],
        query.AnswerBy,
        query.Attempt,
        [],
        CanHandOver: false);

    public static RightsAnswer Answer(HolderQuery query, PersonAnswer answer, IReadOnlyList<AnswerRecord> files)
    {
        var outcome = answer.Outcome switch
        {
            "done" => AnswerOutcome.Done,
            "partial" => AnswerOutcome.Partial,
            "no-data" => AnswerOutcome.NoData,
            "refused" => AnswerOutcome.Refused,
            var other => throw new ArgumentOutOfRangeException(nameof(answer), other, "No such outcome."),
        };
        var changes = outcome is AnswerOutcome.Done or AnswerOutcome.Partial && query.Action is not (Workflow.HolderAction.Export or Workflow.HolderAction.Locate or Workflow.HolderAction.Notify);
        var erases = query.Action == Workflow.HolderAction.Erase;
        return new RightsAnswer
        {
            QueryId = query.Id.ToString(),
            Holder = query.Holder,
            Outcome = outcome,
            Reason = answer.Ground is null ? answer.Reason : string.Create(CultureInfo.InvariantCulture, $"{answer.Ground} : {answer.Reason}"),
            Records = outcome is AnswerOutcome.Done or AnswerOutcome.Partial ? [.. files, .. Text(query, answer)] : [],
            Actions = changes ? new AnswerActions { Changed = erases ? 0 : answer.Count, Erased = erases ? answer.Count : 0 } : null,
        };
    }

    private static IEnumerable<AnswerRecord> Text(HolderQuery query, PersonAnswer answer)
    {
        if (answer.Details is not { } details)
        {
            yield break;
        }

        yield return new AnswerRecord
        {
            Activity = details.Activity,
            Category = details.Category,
            Label = query.Action == Workflow.HolderAction.Locate ? "Données détenues" : "Ce qui a été trouvé",
            Value = query.Action == Workflow.HolderAction.Locate || answer.Text is null ? null : JsonSerializer.SerializeToElement(answer.Text),
            Source = Source(details.Source),
            ConcernsThirdParty = details.ConcernsThirdParty,
        };
    }

    public static RecordSource? Source(string? word) => word switch
    {
        "subject" => RecordSource.Subject,
        "observed" => RecordSource.Observed,
        "inferred" => RecordSource.Inferred,
        "third-party" => RecordSource.ThirdParty,
        _ => null,
    };

    // A holder that has none of the activity's categories may have something of it all the same.
    private static IEnumerable<string> Categories(Policy policy, HolderQuery query, RightsQuery written) =>
        written.Categories.Count > 0 ? written.Categories : query.Activities.SelectMany(id => policy.Activity(id)?.Categories ?? []).Distinct();

    private static BilingualText Both(Func<string, string> inLanguage) => new(inLanguage("fr"), inLanguage("en"));
}
