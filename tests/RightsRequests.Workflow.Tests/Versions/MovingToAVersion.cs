using CsCheck;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests.Versions;

public sealed class MovingToAVersion
{
    private static readonly Procedure Erasure = SmallPack.Of(Right.Erasure).Procedures[Right.Erasure];

    [Fact]
    public void A_case_goes_on_at_its_step_and_owes_the_new_one_too()
    {
        var to = Erasure.Mainly(steps => [.. steps.TakeWhile(step => step is not ApproveStep), new ReviewStep(0, Role.Agent, Period.FromDays(2), false), .. steps.SkipWhile(step => step is not ApproveStep)]);
        var life = Until<AssessStep>();
        Assert.Null(Move(life));

        var moved = Move(life.InForce(to))!;

        Assert.Equal(to.Hash, moved.Procedure.Hash);
        Assert.Equal(life.State.StepIndex, moved.State.StepIndex);
        Assert.Equal(life.State.Identity, moved.State.Identity);
        Assert.Contains(moved.State.Notes, note => note.By == Scenario.Dpo.User);
        Assert.True(EveryWay.Ends(moved));
        Assert.DoesNotContain(moved.Offers(), offer => offer.Offer.Action == "move-to-version");
    }

    [Fact]
    public void What_is_owed_is_not_skipped_and_what_was_never_done_is_not_passed_over()
    {
        var without = Erasure.Mainly(steps => [.. steps.Where(step => step is not NotifyRecipientsStep)]);
        Assert.Contains(new("owed-skipped", "notify-recipients"), Refused(Until<AssessStep>(), without));
        var before = Erasure.Mainly(steps => [new ReviewStep(0, Role.Agent, Period.FromDays(2), false), .. steps]);
        Assert.Contains(new("never-done", "review"), Refused(Until<AssessStep>(), before));
        var gone = Erasure.Mainly(steps => [.. steps.Where(step => step is not AssessStep)]);
        Assert.Equal([new("step-missing", "assess")], Refused(Until<AssessStep>(), gone));
    }

    [Fact]
    public void What_was_done_is_not_done_again_and_an_approval_holds_for_what_was_approved_only()
    {
        var asking = Until<AskHoldersStep>(step => step.Action == HolderAction.Erase);
        var again = Erasure.Mainly(steps => [.. steps.Where(step => step is not AcknowledgeStep).SkipLast(1), steps[0], steps[^1]]);
        Assert.Contains(new("done-again", "acknowledge acknowledgement"), Refused(asking, again));
        var more = Erasure.Mainly(steps => [.. steps.SkipLast(1), new NotifyRecipientsStep(0, "19"), steps[^1]]);
        Assert.Contains(new("approved-otherwise", "notify-recipients"), Refused(asking, more));
        Assert.IsType<MoveAllowed>(VersionMove.Check(Until<AssessStep>().State, Erasure, more));
    }

    [Fact]
    public void Queries_asked_go_on_and_periods_of_the_new_version_hold_from_now()
    {
        var asking = Until<AskHoldersStep>(step => step.Action == HolderAction.Erase);
        var to = Erasure.Mainly(steps => [.. steps.Select(step => step is AskHoldersStep { Action: HolderAction.Erase } ask ? ask with { AskAgain = [Period.FromDays(1)] } : step)]);
        var moved = Move(asking.InForce(to))!;

        Assert.Equal(asking.State.Queries.Select(query => query.Id), moved.State.Queries.Select(query => query.Id));
        Assert.Empty(moved.Last);
        Assert.Contains(moved.Timers, timer => timer.Key.StartsWith("ask-again/", StringComparison.Ordinal));
        Assert.NotEqual(asking.Timers, moved.Timers);
        Assert.True(EveryWay.Ends(moved));
    }

    [Fact]
    public void Ended_cases_and_the_same_version_are_left_alone()
    {
        var life = Until<AssessStep>();
        var other = Erasure.Mainly(steps => steps);
        Assert.Equal([new("same-version", "")], Refused(life, Erasure));
        Assert.Equal([new("case-ended", "")], Refused(life with { State = life.State with { Status = CaseStatus.Closed } }, other));
        Assert.Equal([new("other-right", "")], Refused(life, other with { Right = Right.Access }));
        Assert.Equal([new("path-missing", "refuse")], Refused(life with { State = life.State with { Path = "refuse" } }, other with { Paths = other.Paths.Where(path => path.Key != "refuse").ToDictionary() }));
    }

    [Fact]
    public void A_random_life_moved_at_random_moments_keeps_every_promise_and_ends()
    {
        var moves = 0;
        Gen.Select(Gen.Int[0, 7].Select(index => (Right)index), Gen.Bool, Gen.Int[0, 10_000].Array[20, 70]).Sample(
            (right, hasEmail, choices) =>
            {
                var life = Life.Begin(SmallPack.Of(right), right, state => state with { HasEmail = hasEmail });
                foreach (var choice in choices)
                {
                    if (choice % 4 == 0 && Variants.ByChance(life.Procedure, choice) is { } other && Move(life.InForce(other)) is { } moved)
                    {
                        moves++;
                        life = moved;
                    }

                    life = RandomLives.Step(life, choice);
                    Assert.True(Promises.Broken(life) is null, $"{Promises.Broken(life)}: {string.Join(", ", life.Way)}");
                }

                Assert.True(EveryWay.Ends(life), $"nothing ends it any more: {string.Join(", ", life.Way)}");
            },
            iter: 80,
            threads: 1);
        Assert.True(moves > 60, $"{moves} moves: nothing was tried");
    }

    private static IReadOnlyList<MoveObstacle> Refused(Life life, Procedure to) =>
        Assert.IsType<MoveRefused>(VersionMove.Check(life.State, life.Procedure, to)).Obstacles;

    private static Life? Move(Life life) =>
        life.Offers().FirstOrDefault(offer => offer.Offer.Action == "move-to-version") is { Offer: not null } found ? life.Take(found.Actor, found.Offer) : null;

    private static Life Until<T>(Func<T, bool>? which = null)
        where T : Step =>
        EveryWay.Ordinary(Life.Begin(SmallPack.Of(Right.Erasure), Right.Erasure))
            .First(life => life.Procedure.Paths[life.State.Path][life.State.StepIndex] is T step && which?.Invoke(step) != false);
}
