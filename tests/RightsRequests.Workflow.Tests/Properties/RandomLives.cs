using CsCheck;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Whatever happens, in any order, over any time: the machine never throws and keeps its promises.</summary>
public sealed class RandomLives
{
    private static readonly Gen<(Right Right, bool HasEmail, bool Represented, bool Minor, int[] Choices)> Lives = Gen.Select(
        Gen.Int[0, 7].Select(index => (Right)index), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 10_000].Array[20, 90]);

    [Fact]
    public void A_random_life_never_throws_and_keeps_every_promise() =>
        Lives.Sample(
            one =>
            {
                var life = Life.Begin(SmallPack.Of(one.Right), one.Right, state => state with { HasEmail = one.HasEmail, Represented = one.Represented, Minor = one.Minor, HealthRecord = one.Minor });
                foreach (var choice in one.Choices)
                {
                    life = Step(life, choice);
                    Assert.True(Promises.Broken(life) is null, $"{Promises.Broken(life)}: {string.Join(", ", life.Way)}");
                }
            },
            iter: 150,
            threads: 1);

    [Fact]
    public void Every_action_offered_in_a_random_life_succeeds_with_its_first_options() =>
        Lives.Sample(
            one =>
            {
                var life = Life.Begin(SmallPack.Of(one.Right), one.Right, state => state with { HasEmail = one.HasEmail, Represented = one.Represented });
                foreach (var choice in one.Choices)
                {
                    Assert.All(life.Offers(), offer => Assert.NotNull(life.Take(offer.Actor, offer.Offer)));
                    life = Step(life, choice);
                }
            },
            iter: 50,
            threads: 1);

    // Two moves in three are the shell's and the holders', so that lives get far.
    internal static Life Step(Life life, int choice)
    {
        var offers = life.Offers().Where(offer => choice % 7 == 0 || offer.Offer.Action is not ("withdraw" or "mark-spam" or "mark-duplicate" or "refuse-request")).ToList();
        var happenings = life.Happenings().Where(next => choice % 7 == 0 || next.State.Status != CaseStatus.Withdrawn).ToList();
        if (offers.Count > 0 && (choice % 3 == 0 || happenings.Count == 0))
        {
            var (actor, offer) = offers[choice / 3 % offers.Count];
            return life.Take(actor, offer, first: choice % 2 == 0) ?? life;
        }

        return happenings.Count == 0 ? life : happenings[choice / 3 % happenings.Count];
    }
}
