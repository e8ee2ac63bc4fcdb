using System.Collections.Concurrent;

namespace RightsRequests.Law;

/// <summary>Which rules a reckoning used, as citations in force on the day of receipt.</summary>
internal static class DeadlineSources
{
    // There are few combinations of rules, and the law changes seldom: each list is written once and shared.
    private static readonly ConcurrentDictionary<Combination, IReadOnlyList<string>> Written = new();

    public static IReadOnlyList<string> Of(DeadlineQuestion question, int suspendedDays)
    {
        var combination = new Combination(
            RuleBook.Changes(question.ReceivedOn),
            question.Establishment.Zone,
            question.Minor,
            question.HealthRecord,
            question.HealthRecordOlderThanFiveYears,
            suspendedDays > 0);
        return Written.TryGetValue(combination, out var known)
            ? known
            : Written.GetOrAdd(combination, Write(question, suspendedDays));
    }

    private static IReadOnlyList<string> Write(DeadlineQuestion question, int suspendedDays)
    {
        HashSet<string> rules = ["R6", "R11"];
        if (question.HealthRecord)
        {
            rules.Add("R12");
            if (question.HealthRecordOlderThanFiveYears)
            {
                rules.Add("R7");
            }
        }
        else
        {
            rules.UnionWith(["R1", "R7", "R8", "R9", "R10"]);
            AddHolidaysOf(question.Establishment.Zone, rules);
            if (question.Minor)
            {
                rules.Add("R13");
            }
        }

        if (suspendedDays > 0)
        {
            rules.UnionWith(["R3", "R4"]);
        }

        return RuleBook.Citations(rules, question.ReceivedOn);
    }

    private static void AddHolidaysOf(HolidayZone zone, HashSet<string> rules)
    {
        if (zone != HolidayZone.Metropole)
        {
            rules.Add(zone == HolidayZone.AlsaceMoselle ? "R10-AM" : "R10-OM");
        }
    }

    /// <param name="Changes">How many changes of the law came before the day of receipt.</param>
    private readonly record struct Combination(int Changes, HolidayZone Zone, bool Minor, bool HealthRecord, bool Older, bool Suspended);
}
