using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Host.Composition;
using RightsRequests.Law;

namespace RightsRequests.Host.Commands;

/// <summary><c>deadline</c>: the time limits of one receipt.</summary>
internal static class DeadlineCommand
{
    // Before the regulation on time limits nothing was reckoned so; far in the future the calendar ends.
    private const int FirstYear = 1972;
    private const int LastYear = 3000;

    public static Command Create()
    {
        var received = new Option<string>("--received") { Required = true, Description = "Jour (2026-04-01) ou instant (2026-03-31T22:30:00Z) de réception. / Day or instant of receipt." };
        var zone = new Option<string>("--zone") { DefaultValueFactory = _ => "metropole", Description = string.Join(", ", Vocabulary.All<HolidayZone>()) };
        var suspended = new Option<string[]>("--suspended") { Description = "2026-09-03/2026-09-15: du jour de la question au jour de la réponse. / From the day of asking to the day of receiving." };
        var right = new Option<string>("--right") { DefaultValueFactory = _ => "access", Description = string.Join(", ", Vocabulary.All<Right>()) };
        var minor = new Option<bool>("--minor");
        var health = new Option<bool>("--health-record");
        var older = new Option<bool>("--older-than-five-years");
        var json = new Option<bool>("--json");
        var command = new Command("deadline", "Le dernier jour pour répondre. / The last day to answer.")
        {
            received, zone, suspended, right, minor, health, older, json,
        };
        command.SetAction(parsed =>
        {
            var establishment = new Establishment(Word<HolidayZone>(parsed.GetValue(zone)!, "--zone"));
            var asked = Word<Right>(parsed.GetValue(right)!, "--right");
            if (parsed.GetValue(older) && !parsed.GetValue(health))
            {
                throw new WrongUseException("--older-than-five-years goes with --health-record.");
            }

            var question = new DeadlineQuestion(
                Received(parsed.GetValue(received)!, establishment),
                establishment,
                [.. (parsed.GetValue(suspended) ?? []).Select(Suspended)],
                parsed.GetValue(minor),
                parsed.GetValue(health),
                parsed.GetValue(older));
            foreach (var hint in DeadlineHints.Of(question, parsed.GetResult(right) is { Implicit: false } ? asked : null))
            {
                Console.Error.WriteLine(hint);
            }

            Print(DeadlineCalculator.Reckon(question), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(DeadlineReckoning reckoning, bool json)
    {
        if (json)
        {
            Output.Json(new
            {
                reckoning.ReceivedOn,
                reckoning.Nominal,
                reckoning.Due,
                reckoning.ExtendedNominal,
                reckoning.ExtendedDue,
                reckoning.NotBefore,
                reckoning.Sources,
            });
            return;
        }

        Console.WriteLine($"Reçue le / received on      {reckoning.ReceivedOn:uuuu-MM-dd}");
        if (reckoning.NotBefore is { } notBefore)
        {
            Console.WriteLine($"Pas avant le / not before   {notBefore:uuuu-MM-dd}");
        }

        Console.WriteLine($"Répondre au plus tard / due {reckoning.Due:uuuu-MM-dd}");
        if (reckoning.ExtendedDue is { } extended)
        {
            Console.WriteLine($"Prolongée / extended        {extended:uuuu-MM-dd}");
        }

        foreach (var source in reckoning.Sources)
        {
            Console.WriteLine($"  {source}");
        }
    }

    internal static T Word<T>(string text, string option)
        where T : struct, Enum =>
        Vocabulary.TryRead<T>(text, out var value)
            ? value
            : throw new WrongUseException($"{option}: '{text}' : {SettingWords.UnknownValue}: {string.Join(", ", Vocabulary.All<T>())}.");

    internal static LocalDate Day(string text, string option)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success && parsed.Value.Year is >= FirstYear and <= LastYear ? parsed.Value : throw new WrongUseException($"{option} : « {text} » n'est pas un jour / '{text}' is not a day: 2026-04-01");
    }

    private static LocalDate Received(string text, Establishment establishment)
    {
        if (!text.Contains('T', StringComparison.Ordinal))
        {
            return Day(text, "--received");
        }

        var instant = OffsetDateTimePattern.ExtendedIso.Parse(text);
        return instant.Success && instant.Value.Year is >= FirstYear and <= LastYear
            ? DeadlineCalculator.DayOfReceipt(instant.Value.ToInstant(), establishment)
            : throw new WrongUseException($"--received: '{text}' is not an instant such as 2026-03-31T22:30:00Z.");
    }

    private static Suspension Suspended(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 2)
        {
            throw new WrongUseException($"--suspended: '{text}' is not two days such as 2026-09-03/2026-09-15.");
        }

        var (asked, answered) = (Day(parts[0], "--suspended"), Day(parts[1], "--suspended"));
        return answered >= asked
            ? new Suspension(asked, answered)
            : throw new WrongUseException($"--suspended: '{text}' ends before it begins.");
    }
}
