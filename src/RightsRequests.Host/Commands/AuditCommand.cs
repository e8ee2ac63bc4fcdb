using System.CommandLine;
using RightsRequests.Audit;
using RightsRequests.Host.Composition;

namespace RightsRequests.Host.Commands;

/// <summary><c>audit verify</c>.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Le journal. / The audit trail.") { Verify() };

    private static Command Verify()
    {
        var reference = new Option<string?>("--reference") { Description = "DR-2026-7K3M9" };
        var command = new Command("verify", "Recalcule la chaîne d'empreintes. / Recomputes the hash chain.") { reference };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            var asked = parsed.GetValue(reference);
            switch (await office.Get<AuditVerifier>().VerifyAsync(asked, cancel))
            {
                case AuditIntact { Cases: 0 } when asked is not null:
                    throw new WrongUseException("--reference: référence inconnue / unknown reference");
                case AuditIntact intact:
                    Console.WriteLine($"intact: {intact.Cases} dossiers / cases, {intact.Entries} entrées / entries");
                    return ExitCode.Done;
                case AuditBroken broken:
                    Console.WriteLine($"rompu / broken: {broken.Reference}, {broken.CaseId}, entrée / entry {broken.Number}");
                    return ExitCode.No;
                case var other:
                    throw new InvalidOperationException($"No words for {other.GetType().Name}.");
            }
        });
        return command;
    }
}
