using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Correspondence;
using RightsRequests.Host.Composition;

namespace RightsRequests.Host.Commands;

/// <summary><c>letters renew</c>.</summary>
internal static class LettersCommand
{
    private const int AheadDays = 90;

    public static Command Create() => new("letters", "Les lettres gardées. / The letters kept.") { Renew() };

    private static Command Renew()
    {
        var before = new Option<string?>("--before") { Description = "2030-01-01: preuves qui finissent avant (défaut : dans 90 jours) / proofs that end before (default: within 90 days)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Dit seulement lesquelles. / Only says which." };
        var command = new Command("renew", "Renouvelle l'horodatage des lettres avant la fin de son certificat. / Renews the timestamps of letters before their certificate ends.") { before, dryRun };
        command.SetAction(async (parsed, cancel) =>
        {
            var end = End(parsed.GetValue(before));
            await using var office = OfficeScope.Open();
            var (found, failed) = (0, 0);
            await foreach (var letter in office.Get<LetterRenewal>().RenewAsync(end, parsed.GetValue(dryRun), cancel))
            {
                found++;
                failed += letter.Failure is null ? 0 : 1;
                Console.WriteLine($"{letter.Letter}: {letter.Ends} → {letter.Renewed?.ToString() ?? letter.Failure ?? "à renouveler / to be renewed"}");
            }

            if (found == 0)
            {
                var day = LocalDatePattern.Iso.Format(end.InUtc().Date);
                Console.WriteLine($"rien à renouveler avant le {day} / nothing to renew before {day}");
            }

            return failed == 0 ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static Instant End(string? day) => day switch
    {
        null => SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(AheadDays),
        _ => LocalDatePattern.Iso.Parse(day) is { Success: true } parsed
            ? parsed.Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()
            : throw new WrongUseException($"--before : « {day} » n'est pas une date / '{day}' is not a date: 2030-01-01"),
    };
}
