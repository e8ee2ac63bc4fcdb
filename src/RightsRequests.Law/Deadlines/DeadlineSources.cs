namespace RightsRequests.Law;

/// <summary>Which rules a reckoning used, as citations in force on the day of receipt.</summary>
internal static class DeadlineSources
{
    public static IReadOnlyList<string> Of(DeadlineQuestion question, int suspendedDays)
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
}
