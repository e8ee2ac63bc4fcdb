using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Workflow.Tests;

public sealed class OrdinaryCases
{
    public static TheoryData<Right> AllRights => [.. Enum.GetValues<Right>()];

    [Theory]
    [MemberData(nameof(AllRights))]
    public void A_case_of_every_right_ends_with_its_letter_by_the_ordinary_actions(Right right)
    {
        var scenario = new Scenario(right).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        var final = Assert.Single(scenario.State.Letters, letter => letter.Final);
        Assert.Equal(LetterStatus.Sent, final.Status);
        Assert.NotNull(scenario.State.AnsweredOn);
        Assert.All(scenario.State.Assessment, one => Assert.NotNull(one.Decided));
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void A_case_without_email_is_posted_and_the_day_of_posting_counts(Right right)
    {
        var scenario = new Scenario(right, state => state with { HasEmail = false }).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.All(scenario.State.Letters.Where(letter => letter.Recipient is null), letter => Assert.True(letter.Post));
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void An_open_case_always_has_a_timer(Right right)
    {
        var scenario = new Scenario(right);
        for (var week = 0; week < 12; week++)
        {
            Assert.NotEmpty(scenario.Timers);
            scenario.Wait(7);
        }
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void The_same_events_give_the_same_case(Right right)
    {
        var (one, two) = (new Scenario(right).RunOrdinarily(), new Scenario(right).RunOrdinarily());

        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(one.State, WorkflowJson.Options),
            System.Text.Json.JsonSerializer.Serialize(two.State, WorkflowJson.Options));
        Assert.Equal(one.Done.Select(effect => effect.Key), two.Done.Select(effect => effect.Key));
        Assert.Equal(one.Done.Count, one.Done.Select(effect => effect.Key).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void A_state_survives_being_written_down(Right right)
    {
        var state = new Scenario(right).RunOrdinarily().State;

        var text = System.Text.Json.JsonSerializer.Serialize(state, WorkflowJson.Options);
        var read = System.Text.Json.JsonSerializer.Deserialize<CaseState>(text, WorkflowJson.Options);

        Assert.Equal(text, System.Text.Json.JsonSerializer.Serialize(read, WorkflowJson.Options));
    }
}
