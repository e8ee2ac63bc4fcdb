using System.CommandLine;
using RightsRequests.Correspondence;
using RightsRequests.Host.Composition;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary><c>letter preview</c>: a letter as a PDF, of a case or of a made-up person.</summary>
internal static class LetterPreviewCommand
{
    private const string Sample = "sample";

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", Vocabulary.All<LetterKind>()) };
        var language = new Option<string?>("--language") { Description = "fr, en" };
        var from = new Option<string>("--case") { Description = "DR-2026-7K3M9 | sample", DefaultValueFactory = _ => Sample };
        var right = new Option<string?>("--right") { Description = string.Join(", ", Vocabulary.All<Right>()) };
        var controller = new Option<string?>("--controller") { Description = "responsable du référentiel / controller of the pack (sample)" };
        var recipient = new Option<string?>("--recipient") { Description = "destinataire d'une notification / recipient of a notice (recipient-notice)" };
        var output = new Option<string?>("--output") { Description = "FILE.pdf (default: KIND.pdf)" };
        var command = new Command("preview", "Montre une lettre sans rien enregistrer ni envoyer. / Shows a letter; stores and sends nothing.")
        {
            kind, language, from, right, controller, recipient, output,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var asked = new Asked(
                DeadlineCommand.Word<LetterKind>(parsed.GetValue(kind)!, "KIND"),
                parsed.GetValue(right) is { } word ? DeadlineCommand.Word<Right>(word, "--right") : null,
                Language(parsed.GetValue(language)));
            var file = parsed.GetValue(output) ?? $"{asked.Kind.Word()}.pdf";
            var pdf = parsed.GetValue(from) == Sample
                ? await SampleAsync(asked, parsed.GetValue(controller), cancel)
                : await CaseAsync(asked, parsed.GetValue(from)!, parsed.GetValue(recipient), cancel);
            if (pdf is null)
            {
                return ExitCode.No;
            }

            await WrittenFile.WriteAsync(file, pdf, secret: false, cancel);
            Console.WriteLine(file);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<byte[]?> SampleAsync(Asked asked, string? controller, CancellationToken cancel)
    {
        if (PackDirectory.Read() is not { } policy)
        {
            return null;
        }

        var ids = policy.Organisation.Controllers.Select(one => one.Id).ToList();
        controller ??= ids[0];
        if (!ids.Contains(controller))
        {
            throw new WrongUseException($"--controller: '{controller}' : {SettingWords.UnknownValue}: {string.Join(", ", ids)}.");
        }

        var letter = LetterPreview.Sample(policy, asked.Kind, asked.Right ?? Right.Access, asked.Language ?? "fr", controller);
        await using var press = new LetterPress(PackDirectory.Press(PackDirectory.Find())
            ?? throw new WrongUseException("Typst n'est pas installé : npm ci, ou RIGHTS__NodeModulesRoot. / Typst is not installed: npm ci, or RIGHTS__NodeModulesRoot."));
        return await TypesetAsync(press, letter, cancel);
    }

    private static async Task<byte[]?> CaseAsync(Asked asked, string reference, string? recipient, CancellationToken cancel)
    {
        if (asked.Kind == LetterKind.RecipientNotice && recipient is null)
        {
            throw new WrongUseException("--recipient: de quel destinataire ? / which recipient?");
        }

        await using var office = OfficeScope.Open();
        var letter = await office.Get<LetterPreview>().OfCaseAsync(reference, asked.Right, asked.Kind, asked.Language, recipient, cancel)
            ?? throw new WrongUseException("--case: référence inconnue / unknown reference");
        return await TypesetAsync(office.Get<LetterPress>(), letter, cancel);
    }

    private static async Task<byte[]?> TypesetAsync(LetterPress press, LetterData letter, CancellationToken cancel)
    {
        try
        {
            return await press.TypesetAsync(letter, cancel);
        }
        catch (LetterFailedException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return null;
        }
    }

    private static string? Language(string? word) => word is null or "fr" or "en" ? word : throw new WrongUseException("--language: fr, en");

    private sealed record Asked(LetterKind Kind, Right? Right, string? Language);
}
