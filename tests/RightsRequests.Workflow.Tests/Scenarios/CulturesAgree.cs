using System.Globalization;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Processes with other languages share the work: what one stored, another must recognise.</summary>
public sealed class CulturesAgree
{
    [Theory]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Timers_and_audit_entries_are_the_same_in_every_culture(string culture)
    {
        var (timers, audit) = In("", Months);
        var (others, otherAudit) = In(culture, Months);

        Assert.Equal(timers, others);
        Assert.Equal(audit, otherAudit);
        Assert.Contains("due-soon/2026-05-04", timers);
    }

    private static (List<string> Timers, List<string> Audit) Months()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]);
        List<string> timers = [.. scenario.Timers.Select(timer => timer.Key)];
        scenario.Wait(1).Act(Scenario.Agent, "doubt-identity", ("reasons", "Doute."));
        timers.AddRange(scenario.Timers.Select(timer => timer.Key));
        scenario.Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "extend", ("reasons", "Complexe.")).RunOrdinarily().Wait(120);
        timers.AddRange(scenario.Timers.Select(timer => timer.Key));
        scenario.AskSilentAnew().RunOrdinarily();
        return (timers, [.. scenario.Audit.Select(note => $"{note.What} {note.Detail}")]);
    }

    private static T In<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
