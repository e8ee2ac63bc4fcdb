using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.EvidenceFiles;
using RightsRequests.Host.Composition;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary><c>evidence export</c> and <c>evidence verify</c>.</summary>
internal static class EvidenceCommand
{
    public static Command Create() => new("evidence", "Le dossier de preuve d'une demande. / The evidence file of a request.") { Export(), Verify() };

    private static Command Export()
    {
        var id = new Option<Guid?>("--case") { Description = "Un de ses dossiers. / One of its cases." };
        var reference = new Option<string?>("--reference") { Description = "DR-2026-7K3M9" };
        var output = new Option<string?>("--output") { Description = "preuve-REFERENCE.zip" };
        var by = new Option<string>("--by") { Description = "Qui le demande, pour le journal. / Who asks, for the trail.", DefaultValueFactory = _ => "command-line" };
        var command = new Command("export", "Réunit lettres, journal et calcul du délai. / Brings together letters, trail and time limit.") { id, reference, output, by };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            // Whoever may read the keys and the database is as good as an auditor.
            var actor = new Actor(parsed.GetValue(by)!, new HashSet<Role> { Role.Auditor });
            var desk = office.Get<EvidenceFileDesk>();
            var outcome = (parsed.GetValue(id), parsed.GetValue(reference)) switch
            {
                ({ } one, null) => await desk.ExportAsync(one, actor, cancel),
                (null, { } one) => await desk.ExportAsync(one, actor, cancel),
                _ => throw new WrongUseException($"--reference REF | --case ID {SettingWords.Missing}"),
            };
            if (outcome is not EvidenceFile file)
            {
                throw new WrongUseException("demande inconnue / no such request");
            }

            var path = parsed.GetValue(output) ?? file.Name;
            await WrittenFile.WriteAsync(path, file.Zip, secret: false, cancel);
            Console.WriteLine($"{path}  manifest.json sha256 {file.Manifest}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Verify()
    {
        var file = new Argument<string>("FILE.zip");
        var trust = new Option<string>("--trust") { Description = "Certificats racine de confiance (PEM). / Trusted root certificates (PEM)." };
        var key = new Option<string?>("--key") { Description = "Clé de l'organisation : recalcule le journal. / The organisation's key: recomputes the trail." };
        var command = new Command("verify", "Vérifie un dossier de preuve, sans base de données. / Verifies an evidence file, without a database.") { file, trust, key };
        command.SetAction(parsed =>
        {
            var trusted = LetterCommand.Trust(parsed.GetValue(trust));
            using var zip = new MemoryStream(LetterCommand.Read(parsed.GetValue(file)!));
            var wrong = Judged(zip, trusted, parsed.GetValue(key));
            foreach (var sentence in wrong)
            {
                Console.WriteLine(sentence);
            }

            Console.WriteLine(wrong.Count == 0 ? "intact" : "rompu / broken");
            return wrong.Count == 0 ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    // A key that cannot be read is wrong use: it must not pass for a broken file.
    private static IReadOnlyList<string> Judged(MemoryStream zip, X509Certificate2Collection? trusted, string? key)
    {
        try
        {
            return EvidenceFileVerifier.Verify(zip, trusted, key);
        }
        catch (InvalidDataException none)
        {
            throw new WrongUseException($"--key: {none.Message}");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongUseException($"--key: fichier illisible / the file cannot be read: {key}");
        }
    }
}
