using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What is processed for another controller is handed on to it and never asked of holders (GDPR Art. 28(3)(e)).</summary>
public sealed class OnlyProcessor
{
    private static readonly Recipient Controller = new("school-board", new("Académie des Mirabelles", "Mirabelles school board"), "droits@mirabelles.example.org", ["1 place de l’École", "54000 Nancy"]);

    public static TheoryData<Right> Rights => [.. Enum.GetValues<Right>()];

    [Theory]
    [MemberData(nameof(Rights))]
    public void Each_controller_gets_one_letter_and_no_holder_is_asked(Right right)
    {
        var pack = Pack(right, out var ours, out var theirs);
        var scenario = new Scenario(right, state => state with { Scope = [ours, .. theirs] }, pack: pack).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        var letter = Assert.Single(scenario.State.Letters, letter => letter.Forwarded);
        Assert.Equal((LetterKind.RecipientNotice, Controller.Id, LetterStatus.Sent, false), (letter.Kind, letter.Recipient, letter.Status, letter.Post));
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Activities.Intersect(theirs).Any());
        Assert.All(scenario.State.Assessment.Where(one => theirs.Contains(one.Assessed.Activity)), one =>
        {
            Assert.Equal((Outcome.NotApplicable, "28(3)(e)"), (one.Effective, one.Assessed.Ground));
            Assert.StartsWith("Nous traitons ces données pour le compte d’Académie des Mirabelles, à qui nous avons transmis votre demande (article\u00a028", one.Assessed.Reason.Fr, StringComparison.Ordinal);
            Assert.StartsWith("We process these data on behalf of Mirabelles school board, to whom we have passed on your request (", one.Assessed.Reason.En, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_request_waits_for_the_assessment_before_it_is_handed_on()
    {
        var pack = Pack(Right.Erasure, out var ours, out var theirs);
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = [ours, .. theirs] }, pack: pack).RunOrdinarily(stopAt: "accept-assessment");

        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Forwarded);
        scenario.Act(Scenario.Agent, "accept-assessment");
        Assert.Single(scenario.State.Letters, letter => letter.Forwarded);
    }

    [Theory]
    [InlineData(Right.ConsentWithdrawal, "partner-services")]
    [InlineData(Right.Objection, "analogous-products-prospecting")]
    public void A_stop_at_once_is_handed_on_when_the_case_is_opened(Right right, string activity)
    {
        var scenario = new Scenario(right, state => state with { Scope = [activity] }, pack: For([activity]));

        Assert.Single(scenario.State.Letters, letter => letter.Forwarded);
        Assert.Empty(scenario.Done.OfType<AskHolder>());
    }

    [Fact]
    public void An_objection_to_marketing_alone_hands_on_the_rest_before_it_ends()
    {
        var scenario = new Scenario(
            Right.Objection, state => state with { Scope = ["analogous-products-prospecting", "service-steering"] }, pack: For(["service-steering"])).RunOrdinarily();

        Assert.Equal(("marketing-only", CaseStatus.Closed), (scenario.State.Path, scenario.State.Status));
        Assert.Single(scenario.State.Letters, letter => letter.Forwarded);
    }

    [Fact]
    public void Nobody_here_decides_what_is_the_controllers_to_decide()
    {
        var pack = Pack(Right.Erasure, out var ours, out var theirs);
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = [ours, .. theirs] }, pack: pack).RunOrdinarily(stopAt: "accept-assessment");

        var offer = scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "override-outcome");

        Assert.Equal([ours], offer.Fields.Single(field => field.Name == "activity").Options!);
    }

    [Fact]
    public void A_case_reopened_does_not_write_to_the_controller_again()
    {
        var pack = Pack(Right.Access, out var ours, out var theirs);
        var scenario = new Scenario(Right.Access, state => state with { Scope = [ours, .. theirs] }, pack: pack).RunOrdinarily();
        scenario.Act(Scenario.Dpo, "reopen", ("reason", "Réclamation fondée.")).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Single(scenario.State.Letters, letter => letter.Forwarded);
    }

    // One activity of ours, which gets what it asks for, and two of the same controller.
    private static Policy Pack(Right right, out string ours, out string[] theirs)
    {
        ours = right switch
        {
            Right.Objection => "analogous-products-prospecting",
            Right.AutomatedDecision => "risk-acceptance",
            _ => "partner-services",
        };
        theirs = ["contract-management", "service-steering"];
        return For(theirs);
    }

    private static Policy For(string[] theirs) => Scenario.Policy with
    {
        Register = [.. Scenario.Policy.Register.Select(entry => theirs.Contains(entry.Id) ? entry with { ProcessorFor = Controller } : entry)],
    };
}
