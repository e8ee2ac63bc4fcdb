using System.CommandLine;
using RightsRequests.Holders;
using RightsRequests.Host.Composition;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary><c>holders resume</c>: lets a paused holder go on.</summary>
internal static class HolderResumeCommand
{
    public static Command Create()
    {
        var holder = new Argument<string>("ID") { Description = "Détenteur / holder" };
        var reason = new Option<string>("--reason") { Description = "Pourquoi, pour la console. / Why, for the console.", Required = true };
        var by = new Option<string>("--by") { Description = "Le DPO qui l'a décidé, pour le journal. / The DPO who decided it, for the trail.", Required = true };
        var command = new Command("resume", "Interroge de nouveau un détenteur suspendu ; ce qui attendait part. / Asks a paused holder again; what waited goes out.") { holder, reason, by };
        command.SetAction(async (parsed, cancel) =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(by)))
            {
                throw new WrongUseException("--by: le nom du DPO / the DPO's name");
            }

            await using var office = OfficeScope.Open();
            var id = parsed.GetValue(holder)!;
            var outcome = await office.Get<HolderTrustDesk>().ResumeAsync(
                id, new Actor(parsed.GetValue(by)!.Trim(), new HashSet<Role> { Role.Dpo }), parsed.GetValue(reason), cancel);
            switch (outcome)
            {
                case HolderResumed:
                    Console.WriteLine("fait / done");
                    return ExitCode.Done;
                case ResumeRefused refused:
                    throw new WrongUseException($"--reason: {refused.Error}");
                case HolderNotPaused when office.Get<Policy>() is var policy && policy.HolderById(id) is null:
                    throw HolderNames.Unknown(policy, id);
                default:
                    await Console.Error.WriteLineAsync("Ce détenteur n'est pas suspendu. / This holder is not paused.");
                    return ExitCode.No;
            }
        });
        return command;
    }
}
