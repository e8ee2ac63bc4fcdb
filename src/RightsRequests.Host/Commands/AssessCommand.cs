using System.CommandLine;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary><c>assess</c>: what a right gets, per processing activity.</summary>
internal static class AssessCommand
{
    public static Command Create()
    {
        var right = new Option<string>("--right") { Required = true, Description = string.Join(", ", Vocabulary.All<Right>()) };
        var relation = new Option<string[]>("--relation") { Description = string.Join(", ", Vocabulary.All<Relation>()) };
        var activity = new Option<string[]>("--activity") { Description = "Id du registre. / Id of the register." };
        var on = new Option<string>("--on") { Description = "Jour de l'examen (aujourd'hui). / Day of the assessment (today)." };
        var facts = new Option<string[]>("--facts") { Description = string.Join(", ", Vocabulary.All<RequestFact>()), AllowMultipleArgumentsPerToken = true };
        var json = new Option<bool>("--json");
        var command = new Command("assess", "L'issue par traitement. / The outcome per processing activity.") { right, relation, activity, on, facts, json };
        command.SetAction(parsed =>
        {
            if (PackDirectory.Read() is not { } policy)
            {
                return ExitCode.No;
            }

            var relations = (parsed.GetValue(relation) ?? []).Select(text => DeadlineCommand.Word<Relation>(text, "--relation")).ToHashSet();
            var activities = (parsed.GetValue(activity) ?? []).ToHashSet();
            foreach (var unknown in activities.Where(id => policy.Activity(id) is null))
            {
                throw new WrongUseException($"--activity: the register has no '{unknown}'.");
            }

            var today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]).Date;
            var day = parsed.GetValue(on) is { } text ? DeadlineCommand.Day(text, "--on") : today;
            var entries = policy.Register
                .Where(entry => activities.Count == 0 || activities.Contains(entry.Id))
                .Where(entry => relations.Count == 0 || relations.Overlaps(entry.Law.Relations))
                .Select(entry => entry.Law);
            var assessed = LegalAssessment.AssessAll(
                policy.Matrix,
                DeadlineCommand.Word<Right>(parsed.GetValue(right)!, "--right"),
                entries,
                Facts(parsed.GetValue(facts) ?? []),
                day);
            Print([.. assessed.Select(one => Assessing.NotOurs(policy.Activity(one.Activity)!) ?? one)], parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static HashSet<RequestFact> Facts(string[] texts) =>
        [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => DeadlineCommand.Word<RequestFact>(text, "--facts"))];

    private static void Print(IReadOnlyList<ActivityAssessment> assessed, bool json)
    {
        if (json)
        {
            Output.Json(assessed.Select(one => new
            {
                one.Activity,
                one.Basis,
                one.Marketing,
                one.Outcome,
                one.Proposed,
                one.Ground,
                reason = one.Reason,
                one.KeptUntil,
            }));
            return;
        }

        foreach (var one in assessed)
        {
            var proposed = one.Proposed is { } outcome ? $" (proposé / proposed: {outcome.Word()})" : "";
            Console.WriteLine($"{one.Activity,-36} {one.Basis.Word(),-21} {one.Outcome.Word()}{proposed} {one.Ground} {one.KeptUntil?.ToString("uuuu-MM-dd", null)}");
        }
    }
}
