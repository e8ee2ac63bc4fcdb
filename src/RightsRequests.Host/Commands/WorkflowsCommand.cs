using System.CommandLine;
using RightsRequests.Host.Composition;
using RightsRequests.Law;
using RightsRequests.PolicyPack;

namespace RightsRequests.Host.Commands;

/// <summary><c>workflows check</c> and <c>workflows draw</c>.</summary>
internal static class WorkflowsCommand
{
    public static Command Create() => new("workflows", "Les règles de l'organisation. / The organisation's policy pack.") { Check(), Draw() };

    private static Command Check()
    {
        var directory = new Argument<string?>("DIR") { Arity = ArgumentArity.ZeroOrOne, Description = "workflows/" };
        var command = new Command("check", "Vérifie chaque fichier et prouve chaque procédure. / Checks every file and proves every procedure.") { directory };
        command.SetAction(async (parsed, cancel) =>
        {
            var pack = parsed.GetValue(directory) ?? PackDirectory.Find();
            if (!Directory.Exists(pack))
            {
                throw new WrongUseException($"DIR: dossier introuvable / no such folder: {pack}");
            }

            var press = PackDirectory.Press(pack);
            var found = press is null ? PackDirectory.Check(pack) : await PackDirectory.CheckTypesetAsync(pack, press, cancel);
            foreach (var fault in found)
            {
                Console.WriteLine(fault);
            }

            var faults = found.Count(fault => !fault.Warning);
            Console.WriteLine(press is null
                ? "lettres : lues, non composées (Node n'est pas installé) / letters: read, not typeset (Node is not installed)"
                : "lettres : composées et relues dans le PDF / letters: typeset and read back from the PDF");
            Console.WriteLine($"{faults} faults, {found.Count - faults} warnings");
            return faults == 0 ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static Command Draw()
    {
        var right = new Argument<string>("RIGHT") { Description = string.Join(", ", Vocabulary.All<Right>()) };
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "svg", Description = "svg, mermaid" };
        var command = new Command("draw", "La procédure en dessin. / The procedure as a diagram.") { right, format };
        command.SetAction(parsed =>
        {
            var word = DeadlineCommand.Word<Right>(parsed.GetValue(right)!, "RIGHT");
            if (PackDirectory.Read() is not { } policy)
            {
                return ExitCode.No;
            }

            Console.Out.WriteLine(parsed.GetValue(format) switch
            {
                "svg" => ProcedureDrawing.Svg(policy.Procedures[word]),
                "mermaid" => ProcedureDrawing.Mermaid(policy.Procedures[word]),
                var other => throw new WrongUseException($"--format: '{other}' : {SettingWords.UnknownValue}: svg, mermaid."),
            });
            return ExitCode.Done;
        });
        return command;
    }
}
