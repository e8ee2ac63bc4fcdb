using RightsRequests.Correspondence;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.PolicyPack;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>Mails to staff and the yearly report name the rights as every page of the console does.</summary>
public sealed class NamingRights
{
    [Fact]
    public void Mails_and_the_report_say_the_names_of_the_procedures()
    {
        foreach (var right in Vocabulary.All<Right>())
        {
            var name = ProcedureWords.Rights[right];
            Assert.Equal((name.Fr, name.En), (ReportWords.Of(right, english: false), ReportWords.Of(right, english: true)));
            Assert.Equal(name.Fr, RightNames.Of(right, "fr"), ignoreCase: true);
            Assert.Equal(name.En, RightNames.Of(right, "en"), ignoreCase: true);
        }

        Assert.Equal("réexamen d’une décision automatisée", RightNames.Of("automated-decision", "fr"));
        Assert.Equal("no-right", RightNames.Of("no-right", "fr"));
    }
}
