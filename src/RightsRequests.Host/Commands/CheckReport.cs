using System.Globalization;
using System.Xml.Linq;
using RightsRequests.Holders.Checks;
using Spectre.Console;

namespace RightsRequests.Host.Commands;

/// <summary>How a holder did, for people and for machines.</summary>
internal static class CheckReport
{
    public static void Print(IReadOnlyList<CheckResult> results)
    {
        var table = new Table().AddColumns("essai / check", "résultat / result");
        foreach (var result in results)
        {
            var word = result.Fault is { } fault ? "ÉCHEC / FAILED: " + fault : result.NotTried is { } why ? "non essayé / not tried: " + why : "ok";
            table.AddRow(new Text(result.Name), new Text(word));
        }

        if (Console.IsOutputRedirected)
        {
            // In a file or a log a line is searched for: no sentence is broken.
            AnsiConsole.Profile.Width = 200;
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{results.Count(result => result.Passed)} ok, {results.Count(result => result.Fault is not null)} échec(s) / failed, {results.Count(result => result.NotTried is not null)} non essayé(s) / not tried");
    }

    public static XDocument JUnit(string holder, IReadOnlyList<CheckResult> results) => new(new XElement(
        "testsuite",
        new XAttribute("name", "holder " + holder),
        new XAttribute("tests", results.Count.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("failures", results.Count(result => result.Fault is not null)),
        new XAttribute("skipped", results.Count(result => result.NotTried is not null)),
        results.Select(result => new XElement(
            "testcase",
            new XAttribute("classname", holder),
            new XAttribute("name", result.Name),
            result.Fault is { } fault ? new XElement("failure", new XAttribute("message", fault)) : null,
            result.NotTried is { } why ? new XElement("skipped", new XAttribute("message", why)) : null))));
}
