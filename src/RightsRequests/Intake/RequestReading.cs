using NodaTime;
using NodaTime.Text;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Turns a checked request into what is stored and one initial state per right.</summary>
internal static class RequestReading
{
    public static RequestContent Content(NewRequest request, string trackingCode)
    {
        var subject = request.Subject!;
        return new(
            new(
                subject.FullName!.Trim(),
                subject.BirthDate is null ? null : LocalDatePattern.Iso.Parse(subject.BirthDate).Value,
                subject.Email,
                subject.Phone,
                subject.PostalAddress,
                [.. (subject.Identifiers ?? []).Select(one => new IdentifierContent(one!.Type!, one.Value!))]),
            request.Representative is { } representative
                ? new(representative.FullName!, representative.Capacity!, representative.Email, representative.PostalAddress)
                : null,
            request.Statement,
            request.Scope?.Text,
            [.. (request.Details?.Corrections ?? []).Select(one => new CorrectionContent(one!.Category!, one.Field!, one.Value!))],
            trackingCode,
            Directives.Read(request.Details?.Directives));
    }

    public static IReadOnlyList<CaseState> Cases(
        NewRequest request,
        RequestContent content,
        RequestRow row,
        Establishment establishment,
        LocalDate receivedOn,
        IReadOnlyList<RelatedCase> related)
    {
        List<(Guid Id, Right Right)> rights = [.. request.Rights!.Distinct().Select(word => (Guid.CreateVersion7(), Vocabulary.Read<Right>(word!)))];
        return [.. rights.Select(one => State(one.Id, one.Right))];

        CaseState State(Guid id, Right right)
        {
            var facts = Facts(request, content, right, rights.Select(one => one.Right));
            return new()
            {
                Id = id,
                Reference = row.Reference,
                Right = right,
                Controller = row.Controller,
                Language = row.Language,
                ReceivedOn = receivedOn,
                Establishment = establishment,
                Relations = [.. (request.Relations ?? []).Distinct().Select(word => Vocabulary.Read<Relation>(word!))],
                Scope = [.. (request.Details?.Scopes?.GetValueOrDefault(right.Word()) ?? request.Scope?.Activities ?? []).Distinct().Select(activity => activity!)],
                Facts = facts,
                HasEmail = content.MailAddress() is not null,
                Represented = content.Representative is not null,
                AfterDeath = content.AfterDeath(),
                Heir = content.Representative?.Capacity == PostMortem.Heir,
                Minor = right == Right.Erasure && facts.Contains(RequestFact.CollectedAsMinor),
                // What is said of its age says that it is asked for.
                HealthRecord = right == Right.Access && request.Details is ({ HealthRecord: true } or { HealthRecordOlderThanFiveYears: true }),
                HealthRecordOlderThanFiveYears = right == Right.Access && request.Details?.HealthRecordOlderThanFiveYears == true,
                Related = [.. related, .. rights.Where(other => other.Id != id).Select(other => new RelatedCase(other.Id, other.Right, Open: true))],
            };
        }
    }

    // What one right of a request says is a fact for the others.
    private static List<RequestFact> Facts(NewRequest request, RequestContent content, Right right, IEnumerable<Right> rights)
    {
        HashSet<RequestFact> facts = [.. (request.Details?.Facts ?? []).Select(word => Vocabulary.Read<RequestFact>(word!))];
        foreach (var other in rights.Where(other => other != right))
        {
            if (other == Right.ConsentWithdrawal && right == Right.Erasure)
            {
                facts.Add(RequestFact.ConsentWithdrawn);
            }

            if (other == Right.Objection && right == Right.Restriction)
            {
                facts.Add(RequestFact.ObjectionPending);
            }
        }

        if (right == Right.Erasure && content.AfterDeath())
        {
            // Without other directives data are destroyed after death; what the law obliges to keep is kept all the same.
            facts.Add(RequestFact.NoLongerNecessary);
        }

        return [.. facts.Order()];
    }
}
