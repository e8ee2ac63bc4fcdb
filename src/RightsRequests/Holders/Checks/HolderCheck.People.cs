using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.Holders.Checks;

public sealed partial record HolderCheck
{
    // Made up, and no address of anybody's.
    private static readonly IReadOnlyList<Correction> UsualCorrections = [new("identification", "postal-address", JsonSerializer.SerializeToElement("1 rue de l’Essai, 99001 Sainte-Fictive"))];

    private async Task PeopleAsync(List<CheckResult> results, CancellationToken cancel)
    {
        await PersonAsync("export: what is asked about the person, and only that", person => JudgedAsync(Known(HolderAction.Export, person), Discloses, cancel));
        await PersonAsync("locate: what is held, without values", person => JudgedAsync(Known(HolderAction.Locate, person), Locates, cancel));
        await PersonAsync("a name alone: nothing disclosed", person => UnknownAsync(Query(HolderAction.Export, new QuerySubject(person.FullName)), cancel));
        await PersonAsync("export again: the same answer", person => AgainAsync(Known(HolderAction.Export, person), null, cancel));
        await NamesakesAsync(results, cancel);
        results.Add(await LargeAsync(cancel));
        await ActAsync("rectify: carried out on the person, and seen in the next export", person => RectifyAsync(person, cancel));
        await ActAsync("stop-processing: carried out on the person", person => DoneAsync(HolderAction.StopProcessing, person, cancel));
        await ActAsync("restrict: carried out on the person", person => DoneAsync(HolderAction.Restrict, person, cancel));
        await ActAsync("notify: recipients told, by name and day", person => NotifyAsync(person, cancel));
        await ActAsync("lift-restriction: carried out on the person", person => DoneAsync(HolderAction.LiftRestriction, person, cancel));
        await ActAsync("erase: carried out on the person, and not more is left than was kept", person => EraseAsync(person, cancel));
        await ActAsync("erase again: the same answer", person => AgainAsync(Known(HolderAction.Erase, person), null, cancel));

        async Task PersonAsync(string name, Func<CheckPerson, Task<string?>> check) => results.Add(
            People.Person is not { } person ? new(name, null, "needs --person")
            : Known(HolderAction.Export, person).Activities.Count == 0 ? new(name, null, "the person has no activity that this holder has")
            : new(name, await check(person)));

        async Task ActAsync(string name, Func<CheckPerson, Task<string?>> check)
        {
            if (People.Person is not null && Acts)
            {
                await PersonAsync(name, check);
            }
            else
            {
                results.Add(new(name, null, "needs --person and --acts"));
            }
        }
    }

    private async Task NamesakesAsync(List<CheckResult> results, CancellationToken cancel)
    {
        const string Each = "two of one name: each one's own data";
        const string Crossed = "one's name and birthday, a namesake's number: nothing disclosed";
        if (People.Namesakes is not var (one, other) || Known(HolderAction.Export, one).Activities.Count == 0 || Known(HolderAction.Export, other).Activities.Count == 0)
        {
            results.Add(new(Each, null, "needs --person with two of one name whom the holder knows"));
            results.Add(new(Crossed, null, "needs --person with two of one name whom the holder knows"));
            return;
        }

        results.Add(new(Each, await OnlyOfAsync(one, other, cancel) ?? await OnlyOfAsync(other, one, cancel)));
        results.Add(one.BirthDate is null || one.BirthDate == other.BirthDate
            ? new(Crossed, null, "the two have one birthday too")
            : new(Crossed, await UnknownAsync(Known(HolderAction.Export, other) with { Subject = new(one.FullName, one.BirthDate, other.Identifiers) }, cancel)));
    }

    // A value of the other's that stands in one's data tells that they were taken for each other.
    private Task<string?> OnlyOfAsync(CheckPerson one, CheckPerson other, CancellationToken cancel)
    {
        var foreign = other.Identifiers.Select(identifier => identifier.Value).Except(one.Identifiers.Select(identifier => identifier.Value)).ToHashSet();
        return JudgedAsync(
            Known(HolderAction.Export, one),
            answer => Discloses(answer)
                ?? (answer.Records.Any(record => record.Value is { ValueKind: JsonValueKind.String } value && foreign.Contains(value.GetString()!)) ? "a namesake's data are disclosed" : null),
            cancel);
    }

    private async Task<CheckResult> LargeAsync(CancellationToken cancel)
    {
        const string Name = "a large answer: uploaded, and whole after a break";
        if (People.Large is not { } person || Door is null)
        {
            return new(Name, null, "needs --listen and a person with \"large\": true");
        }

        var query = Known(HolderAction.Export, person);
        var (answer, fault) = await AskAsync(query, cancel);
        return fault is not null ? new(Name, fault)
            : answer!.Content is not { } named ? new(Name, answer.Records.Count == 0 ? "nothing is disclosed" : null, answer.Records.Count == 0 ? null : "this person's data fit a message")
            : Door.Content(query.QueryId) is not { Sha256: { } sha256 } content ? new(Name, "the content was not uploaded to the end")
            : new(Name, content.Fault
                ?? (!named.Href.EndsWith($"/{query.QueryId}/content", StringComparison.OrdinalIgnoreCase) ? "content.href is not where it was uploaded to"
                : named.Length != content.Offset || !string.Equals(named.Sha256, sha256, StringComparison.OrdinalIgnoreCase) ? "content names another length or digest than was uploaded"
                : !content.About.IsSubsetOf(query.Activities) ? "an activity that was not asked"
                : null));
    }

    private Task<string?> DoneAsync(HolderAction action, CheckPerson person, CancellationToken cancel) => JudgedAsync(Known(action, person), answer => Carried(action, answer), cancel);

    private async Task<string?> RectifyAsync(CheckPerson person, CancellationToken cancel)
    {
        var corrections = person.Corrections ?? UsualCorrections;
        var (answer, fault) = await AskAsync(Known(HolderAction.Rectify, person) with { Parameters = new() { Ground = "16", Corrections = corrections } }, cancel);
        if ((fault ?? Carried(HolderAction.Rectify, answer!)) is { } wrong)
        {
            return wrong;
        }

        if (answer!.Actions is not { Changed: > 0 })
        {
            return person.Corrections is null ? null : "nothing was changed";
        }

        return await JudgedAsync(
            Known(HolderAction.Export, person),
            now => corrections.Any(correction => now.Records.Any(record => record.Value is { } value && JsonElement.DeepEquals(value, correction.Value))) || now.Content is not null
                ? null
                : "what was corrected is not in the next export",
            cancel);
    }

    private Task<string?> NotifyAsync(CheckPerson person, CancellationToken cancel) => JudgedAsync(
        Known(HolderAction.Notify, person) with { Parameters = new() { NotifyOf = HolderAction.Restrict } },
        answer => Waits(HolderAction.Notify, answer)
            ?? (answer.RecipientsNotified.Any(recipient => recipient.On > DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1)) ? "a day that is still to come" : null),
        cancel);

    private async Task<string?> EraseAsync(CheckPerson person, CancellationToken cancel)
    {
        var (answer, fault) = await AskAsync(Known(HolderAction.Erase, person), cancel);
        if ((fault ?? Carried(HolderAction.Erase, answer!)) is { } wrong)
        {
            return wrong;
        }

        return answer!.Actions is not { } actions ? "actions are missing"
            : actions.Erased + actions.Kept == 0 ? "nothing was erased, and nothing kept"
            : await JudgedAsync(Known(HolderAction.Export, person), left => left.Content is null && left.Records.Count <= actions.Kept ? null : "more is left than was kept", cancel);
    }

    private static string? Carried(HolderAction action, RightsAnswer answer) =>
        Waits(action, answer) ?? (answer.Outcome == AnswerOutcome.NoData ? "the person is not found" : null);

    private static string? Locates(RightsAnswer answer) =>
        Waits(HolderAction.Locate, answer)
        ?? (answer.Records.Count == 0 && answer.Content is null ? "nothing is found"
        : answer.Records.Any(record => record.Value is not null) ? "values are disclosed"
        : null);

    private static string? Discloses(RightsAnswer answer) =>
        Waits(HolderAction.Export, answer) ?? (answer.Records.Count == 0 && answer.Content is null ? "nothing is disclosed" : null);

    // What the engine would not take as done, but show to a person of the organisation.
    private static string? Waits(HolderAction action, RightsAnswer answer) =>
        AnswerSettlement.Missing(action, answer.Outcome, answer.Actions, DateOnly.FromDateTime(DateTime.UtcNow)) switch
        {
            null => null,
            Unsettled.Failed => "it could not be done",
            Unsettled.Refused => "it was refused",
            Unsettled.NoDataButCounts => "no data, and yet something is counted: the engine would wait for a person",
            Unsettled.PartOnly => "a part only, of what has no parts: the engine would wait for a person",
            Unsettled.NothingNamedAsKept => "a part only, and nothing counted as kept: the engine would wait for a person",
            Unsettled.GroundWithoutArticle => "keptGround names no article: the engine would wait for a person",
            Unsettled.KeptUntilPast => "keptUntil is a day gone by: the engine would wait for a person",
            var other => throw new InvalidOperationException($"No words for {other}."),
        };

    private RightsQuery Known(HolderAction action, CheckPerson person) => Query(action, person.Subject) with { Activities = [.. Activities.Intersect(person.Activities)] };
}
