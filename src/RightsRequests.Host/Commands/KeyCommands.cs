using System.CommandLine;
using RightsRequests.Host.Composition;
using RightsRequests.Retention;
using RightsRequests.Storage;

namespace RightsRequests.Host.Commands;

/// <summary><c>keys rotate</c>, <c>keys erase</c> and <c>keys adopt</c>.</summary>
internal static class KeyCommands
{
    public static Command Rotate()
    {
        var by = By("Qui le fait, pour le journal. / Who does it, for the trail.");
        by.DefaultValueFactory = _ => "command-line";
        var command = new Command("rotate", "Enveloppe toutes les clés de données sous une nouvelle clé, puis détruit l'ancienne : les sauvegardes d'avant ne s'ouvrent plus. Interrompue, reprend. / Wraps all data keys under a new key, then destroys the old one: back-ups from before open no more. Interrupted, it goes on.") { by };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            // A file that serves another database is not this one's to rotate, nor is what it does not open erased.
            await office.Get<KeyCutter>().RequireOwnAsync(cancel);
            await office.Get<RetentionDesk>().ErasedSinceBackupAsync(cancel);
            var rotation = office.Get<KeyRotation>();
            if (rotation.UnderWay)
            {
                Console.WriteLine("une rotation était en cours, elle reprend / a rotation was under way and goes on");
            }

            var count = await rotation.RunAsync(parsed.GetValue(by)!, cancel);
            Console.WriteLine($"{count} clés enveloppées à nouveau, ancienne clé détruite ; sauvegardez maintenant la base et le fichier de clés / {count} keys wrapped anew, old key destroyed; now back up the database and the key file");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Erase()
    {
        var reference = new Option<string>("--reference") { Description = "DR-2026-7K3M9", Required = true };
        var reason = new Option<string>("--reason") { Description = string.Join(" | ", RetentionDesk.Reasons), Required = true };
        reason.AcceptOnlyFromAmong([.. RetentionDesk.Reasons]);
        var by = By("Le DPO qui l'a décidé, pour le journal. / The DPO who decided it, for the trail.");
        by.Required = true;
        var open = new Option<bool>("--open-too") { Description = "Même si un dossier est ouvert : il finit sans réponse. / Even where a case is open: it ends unanswered." };
        var command = new Command("erase", "Détruit la clé d'une demande : ses données ne se lisent plus, sauvegardes comprises ; l'entrée au registre reste. / Destroys the key of a request: its data can be read no more, back-ups included; the register entry remains.") { reference, reason, by, open };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            if (string.IsNullOrWhiteSpace(parsed.GetValue(by)))
            {
                throw new WrongUseException("--by: le nom du DPO / the DPO's name");
            }

            var cutter = office.Get<KeyCutter>();
            // Said before anything is erased: else back-ups would stay readable, and nobody would know.
            await cutter.RequireAsync(cancel);
            var outcome = await office.Get<RetentionDesk>().EraseAsync(parsed.GetValue(reference)!, parsed.GetValue(by)!.Trim(), parsed.GetValue(reason)!, parsed.GetValue(open), cancel);
            if (outcome is Erased or ErasedBefore)
            {
                await cutter.CutAsync(cancel);
            }

            Console.WriteLine(Sentence(outcome));
            return outcome is Erased or ErasedBefore ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    public static Command Adopt()
    {
        var command = new Command("adopt", "Lie le fichier de clés à cette base, qui remplace celle qu'il servait. / Binds the key file to this database, which takes the place of the one it served.");
        command.SetAction(async (_, cancel) =>
        {
            await using var office = OfficeScope.Open();
            await office.Get<KeyCutter>().AdoptAsync(cancel);
            Console.WriteLine("fait / done");
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> By(string what) => new("--by") { Description = what };

    private static string Sentence(EraseOutcome outcome) => outcome switch
    {
        Erased erased => $"effacée : {erased.Cases} dossiers ; l'entrée au registre reste / erased: {erased.Cases} cases; the register entry remains",
        ErasedBefore before => $"déjà effacée / erased before: {before.At}",
        EraseUnknown => "référence inconnue / unknown reference",
        EraseRefused { Why: "legal-hold" } => "gel contentieux : levez-le d'abord / legal hold: release it first",
        EraseRefused => "un dossier est encore ouvert : --open-too le termine sans réponse / a case is still open: --open-too ends it unanswered",
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };
}
