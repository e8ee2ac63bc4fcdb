using System.CommandLine;
using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Host.Composition;
using RightsRequests.Law;
using RightsRequests.Workflow;
using WireAction = RightsRequests.Contracts.HolderAction;

namespace RightsRequests.Host.Commands;

/// <summary><c>holder try ID</c>: what a database would answer and change, without changing anything. Prints counts and columns, no data.</summary>
internal static class HolderTryCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "Détenteur « transport: sql » de / holder with transport: sql of workflows/holders.yaml" };
        var action = new Option<string>("--action") { Description = string.Join(" | ", Vocabulary.All<Workflow.HolderAction>()), Required = true };
        var subject = new Option<FileInfo>("--subject") { Description = "La personne (JSON) / the person: {fullName, birthDate, identifiers: [{type, value}]}", Required = true };
        var activity = new Option<string[]>("--activity") { Description = "Traitement (défaut : tous ceux du détenteur) / activity (default: all that the holder has)" };
        var parameters = new Option<FileInfo?>("--parameters") { Description = "Paramètres de la question (JSON) / parameters of the query: {corrections, keptGround, keptUntil}" };
        var json = new Option<bool>("--json") { Description = "JSON" };
        var command = new Command("try", "Dit ce qu'une base répondrait et changerait ; ne change rien. / Says what a database would answer and change; changes nothing.")
        {
            id, action, subject, activity, parameters, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (PackDirectory.Read(Settings.FromEnvironment().Pack) is not { } policy)
            {
                return ExitCode.No;
            }

            if (policy.HolderById(parsed.GetValue(id)!) is not { Transport: Transport.Sql } holder)
            {
                throw HolderNames.Unknown(policy, parsed.GetValue(id)!, new(" avec transport: sql", " with transport: sql"), one => one.Transport == Transport.Sql);
            }

            var query = Query(policy, holder, Action(parsed.GetValue(action)!), Read<QuerySubject>(parsed.GetValue(subject)!, "--subject"), parsed.GetValue(activity)!) with
            {
                Parameters = parsed.GetValue(parameters) is { } file ? Read<QueryParameters>(file, "--parameters") : null,
            };
            SqlReply reply;
            try
            {
                reply = await new SqlTrial(Settings.FromEnvironment().SqlHolders).RunAsync(holder, query, cancel);
            }
            catch (InvalidOperationException missing)
            {
                await Console.Error.WriteLineAsync(missing.Message);
                return ExitCode.No;
            }

            if (parsed.GetValue(json))
            {
                Output.Json(new { reply.Outcome, reply.Reason, Records = reply.Records.Count, reply.Actions, reply.Steps });
            }
            else
            {
                Print(reply);
            }

            return reply.Outcome is AnswerOutcome.Done or AnswerOutcome.NoData ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static RightsQuery Query(Policy policy, Holder holder, WireAction action, QuerySubject subject, string[] activities)
    {
        var held = policy.Register.Where(entry => entry.Holders.Contains(holder.Id)).Select(entry => entry.Id).ToList();
        return activities.Except(held).FirstOrDefault() is { } unknown
            ? throw new WrongUseException($"--activity {unknown}: {string.Join(", ", held)}")
            : new()
            {
                QueryId = RightsCheck.NewQueryId(),
                Reference = "TRY",
                Controller = policy.Organisation.Controllers[0].Id,
                Action = action,
                Right = "access",
                Subject = subject,
                Activities = activities.Length > 0 ? activities : held,
                Categories = [],
                AskedAt = default,
                AnswerBy = default,
            };
    }

    private static WireAction Action(string word) =>
        Vocabulary.TryRead<WireAction>(word, out var action)
            ? action
            : throw new WrongUseException($"--action: {string.Join(" | ", Vocabulary.All<WireAction>())}");

    private static T Read<T>(FileInfo file, string option)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(file.FullName), RightsJson.Options) ?? throw new WrongUseException($"{option}: null");
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"{option} : fichier illisible / cannot be read: {file.Name}");
        }
    }

    private static void Print(SqlReply reply)
    {
        // Lines and not a table: names of columns are long, and a terminal is narrow.
        foreach (var step in reply.Steps)
        {
            Console.WriteLine($"{step.Name}{(step.Table is { } table ? $" ({table})" : "")} : {step.Found} trouvées / found{(step.Table is null ? "" : $", {step.Changed} à changer / to change")}");
            Console.WriteLine($"    {string.Join(", ", step.Columns)}");
        }

        Console.WriteLine($"réponse / answer: {JsonSerializer.Serialize(reply.Outcome, RightsJson.Options).Trim('"')}; données / records: {reply.Records.Count}; rien n'a été changé / nothing was changed");
        if (reply.Reason is { } reason)
        {
            Console.WriteLine(reason);
        }
    }
}
