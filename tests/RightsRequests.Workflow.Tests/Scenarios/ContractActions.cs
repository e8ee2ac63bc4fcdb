using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Every action of the contract: once offered and taken, once refused to who may not, once where the case does not allow it.</summary>
public sealed class ContractActions
{
    private static readonly string[] All =
    [
        "confirm-identity", "doubt-identity", "request-clarification", "record-clarification", "accept-assessment", "override-outcome",
        "re-ask-holder", "decide-without-holder", "accept-answers", "redact", "approve", "send-back", "approve-letter", "complete-task",
        "extend", "suspend", "resume", "assign", "note", "legal-hold", "mark-duplicate", "withdraw", "lift-restriction", "refuse-request",
        "charge-fee", "reopen", "record-complaint", "mark-spam", "retry-incident", "dismiss-incident", "compare-identity",
    ];

    private static readonly string[] DpoOnly = ["approve", "send-back", "approve-letter", "legal-hold", "refuse-request", "charge-fee", "reopen"];

    public static TheoryData<string> Actions => [.. All];

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_is_offered_to_who_may_take_it_and_taking_it_succeeds(string action)
    {
        var scenario = Ready(action);
        var actor = DpoOnly.Contains(action) ? Scenario.Dpo : Scenario.Agent;
        var offer = Assert.Single(scenario.Offers(actor), one => one.Action == action);

        Assert.All(offer.Fields, field => Assert.Contains(field.Type, new[] { "string", "text", "boolean", "date", "number", "choice" }));
        Assert.IsType<Applied>(scenario.Try(actor, action, Filling.First(offer)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void It_is_neither_offered_to_an_auditor_or_an_admin_nor_taken_by_them(string action)
    {
        var scenario = Ready(action);

        Assert.Empty(scenario.Offers(Scenario.Auditor));
        Assert.IsType<Forbidden>(scenario.Try(Scenario.Auditor, action));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void What_the_DPO_keeps_to_themselves_an_agent_may_not_take(string action)
    {
        var decision = Ready(action).Try(Scenario.Agent, action);

        Assert.Equal(DpoOnly.Contains(action), decision is Forbidden);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void A_field_it_does_not_have_and_a_required_one_left_out_are_said(string action)
    {
        var scenario = Ready(action);
        var actor = DpoOnly.Contains(action) ? Scenario.Dpo : Scenario.Agent;
        var required = scenario.Offers(actor).Single(one => one.Action == action).Fields.Where(field => field.Required).Select(field => field.Name);

        var errors = Assert.IsType<InvalidFields>(scenario.Try(actor, action, ("unheard-of", "x"))).Errors;
        Assert.Equal(required.Append("unheard-of").Order(), errors.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Where_the_case_does_not_allow_it_it_is_not_offered_and_not_allowed(string action)
    {
        if (action is "note" or "legal-hold" or "record-complaint")
        {
            // These are always allowed.
            Assert.Contains(Closed().Offers(Scenario.Dpo), offer => offer.Action == action);
            return;
        }

        var scenario = action == "reopen" ? new Scenario(Right.Access) : Closed();

        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action == action);
        Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.Dpo, action));
    }

    // What the trail, the person or the authority will ask for cannot be left out.
    [Theory]
    [InlineData("doubt-identity", "reasons")]
    [InlineData("request-clarification", "question")]
    [InlineData("override-outcome", "activity outcome reason")]
    [InlineData("re-ask-holder", "holder")]
    [InlineData("decide-without-holder", "holder reason")]
    [InlineData("redact", "record")]
    [InlineData("send-back", "reason")]
    [InlineData("complete-task", "task")]
    [InlineData("extend", "reasons")]
    [InlineData("suspend", "reason")]
    [InlineData("assign", "user")]
    [InlineData("note", "text")]
    [InlineData("legal-hold", "hold")]
    [InlineData("mark-duplicate", "of")]
    [InlineData("refuse-request", "ground reasons")]
    [InlineData("charge-fee", "amount reasons")]
    [InlineData("reopen", "reason")]
    [InlineData("record-complaint", "text")]
    [InlineData("retry-incident", "incident")]
    [InlineData("dismiss-incident", "incident reason")]
    public void Nobody_leaves_out_what_must_be_said(string action, string fields)
    {
        var offer = Ready(action).Offers(Scenario.Dpo).Single(one => one.Action == action);

        Assert.Equal(fields, string.Join(' ', offer.Fields.Where(field => field.Required).Select(field => field.Name)));
    }

    [Fact]
    public void An_action_that_the_contract_does_not_know_is_said_with_all_those_it_knows()
    {
        var error = Assert.IsType<InvalidFields>(new Scenario(Right.Access).Try(Scenario.Dpo, "erase-everything")).Errors["action"];

        Assert.All(All, action => Assert.Contains(action, error, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_choices_and_dates_are_checked_against_their_field()
    {
        var scenario = Ready("complete-task");
        var task = scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "complete-task").Fields[0].Options![0];

        Assert.Contains("task", Errors(scenario, "complete-task", ("task", "another")));
        Assert.Contains("postedOn", Errors(scenario, "complete-task", ("task", task), ("postedOn", "hier")));
        Assert.Contains("postedOn", Errors(scenario, "complete-task", ("task", task), ("postedOn", "2026-03-31")));
        Assert.Contains("postedOn", Errors(scenario, "complete-task", ("task", task), ("postedOn", "2099-01-01")));
        Assert.Contains("text", Errors(scenario, "note", ("text", new string('x', 20_001))));
        Assert.Contains("amount", Errors(Ready("charge-fee"), Scenario.Dpo, "charge-fee", ("amount", "douze"), ("reasons", "x")));
        Assert.IsType<Applied>(scenario.Try(Scenario.Agent, "complete-task", ("task", task), ("postedOn", "2026-04-01")));
    }

    [Fact]
    public void A_letter_is_not_posted_on_a_day_before_it_was_ready()
    {
        var scenario = new Scenario(Right.Restriction, state => state with { HasEmail = false }).Wait(5).Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?"));
        var task = scenario.State.Tasks.Last(one => !one.Done).Id.ToString();

        Assert.Contains("postedOn", Errors(scenario, "complete-task", ("task", task), ("postedOn", "2026-04-05")));
        Assert.IsType<Applied>(scenario.Try(Scenario.Agent, "complete-task", ("task", task), ("postedOn", "2026-04-06")));
    }

    private static IEnumerable<string> Errors(Scenario scenario, string action, params (string, string)[] fields) =>
        Errors(scenario, Scenario.Agent, action, fields);

    private static IEnumerable<string> Errors(Scenario scenario, Actor actor, string action, params (string, string)[] fields) =>
        Assert.IsType<InvalidFields>(scenario.Try(actor, action, fields)).Errors.Keys;

    private static Scenario Closed() => new Scenario(Right.Access).RunOrdinarily();

    // A case at the point where the action is allowed.
    private static Scenario Ready(string action) => action switch
    {
        "record-clarification" => new Scenario(Right.Access).Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?")),
        "resume" => new Scenario(Right.Access).Act(Scenario.Agent, "suspend", ("reason", "Attente.")),
        "accept-assessment" or "override-outcome" => new Scenario(Right.Access).Act(Scenario.Agent, "confirm-identity"),
        "re-ask-holder" or "decide-without-holder" => new Scenario(Right.Access, silent: ["crm"])
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment"),
        "accept-answers" or "redact" => new Scenario(Right.Access).RunOrdinarily(stopAt: "accept-answers"),
        "approve" or "send-back" => new Scenario(Right.Access).RunOrdinarily(stopAt: "approve"),
        "approve-letter" => new Scenario(Right.Access).RunOrdinarily(stopAt: "approve-letter"),
        "complete-task" => new Scenario(Right.Access, state => state with { HasEmail = false }),
        "mark-duplicate" => new Scenario(Right.Access, state => state with { Related = [Scenario.Twin(Right.Access)] }),
        "lift-restriction" => new Scenario(Right.Restriction).RunOrdinarily(),
        "reopen" => Closed(),
        "retry-incident" or "dismiss-incident" => WithIncident(),
        _ => new Scenario(Right.Access),
    };

    private static Scenario WithIncident()
    {
        var scenario = new Scenario(Right.Access);
        scenario.Happens(new IncidentReported("i", "smtp", null, "send/1"));
        return scenario;
    }
}
