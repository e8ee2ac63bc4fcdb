using CsCheck;
using NodaTime;

namespace RightsRequests.Law.Tests.Deadlines;

public sealed class Explanations
{
    private static readonly Gen<DeadlineQuestion> Questions = Gen.Select(
        Gen.Int[0, 365 * 60], Gen.Enum<HolidayZone>(), Gen.Select(Gen.Int[-5, 60], Gen.Int[0, 40]).Array[0, 4], Gen.Int[0, 3],
        (day, zone, suspensions, kind) =>
        {
            var received = new LocalDate(2000, 1, 1).PlusDays(day);
            return new DeadlineQuestion(
                received,
                new Establishment(zone),
                [.. suspensions.Select(one => new Suspension(received.PlusDays(one.Item1), received.PlusDays(one.Item1 + one.Item2)))],
                Minor: kind == 1,
                HealthRecord: kind >= 2,
                HealthRecordOlderThanFiveYears: kind == 3);
        });

    [Fact]
    public void The_last_step_is_the_time_limit_always() => Gen.Select(Questions, Gen.Bool).Sample((question, extended) =>
    {
        var reckoning = DeadlineCalculator.Reckon(question);
        var due = extended ? reckoning.ExtendedDue ?? reckoning.Due : reckoning.Due;
        return DeadlineExplanation.Of(question, extended)[^1] is DeadlineStep.LastDay last && last.Day == due;
    });

    [Fact]
    public void Each_step_goes_on_from_the_one_before() => Gen.Select(Questions, Gen.Bool).Sample((question, extended) =>
        DeadlineExplanation.Of(question, extended).Skip(2).Pairwise().All(pair => pair.Next switch
        {
            DeadlineStep.Suspended next => next.Day == pair.One.Day.PlusDays(next.Days),
            DeadlineStep.Skipped next => next.On == pair.One.Day && next.Day == next.On.PlusDays(1) && !WorkingCalendar.IsWorkingDay(next.On, question.Establishment),
            DeadlineStep.LastDay next => next.Day == pair.One.Day,
            _ => false,
        }));

    [Fact]
    public void Every_step_names_its_source() => Gen.Select(Questions, Gen.Bool).Sample((question, extended) =>
        question.ReceivedOn < new LocalDate(2023, 3, 28) || DeadlineExplanation.Of(question, extended).All(step => step.Sources.Count > 0));

    [Fact]
    public void V38_Good_Friday_the_weekend_and_Easter_Monday_are_named()
    {
        var steps = Of("2026-03-03", HolidayZone.AlsaceMoselle);

        Assert.Equal(
            ["Vendredi saint", null, null, "lundi de Pâques"],
            steps.OfType<DeadlineStep.Skipped>().Select(step => step.Holiday?.Fr));
        Assert.Contains("Code du travail L3134-13", steps.OfType<DeadlineStep.Skipped>().First().Sources);
        Assert.Equal(Day.Of("2026-04-07"), steps[^1].Day);
    }

    [Theory]
    [InlineData("2026-08-31", "2026-09-30", true)]
    [InlineData("2026-02-28", "2026-03-28", false)]
    public void A_month_without_such_a_date_ends_on_its_last_day(string received, string end, bool shorter)
    {
        var period = Of(received).OfType<DeadlineStep.PeriodEnd>().Single();

        Assert.Equal((Day.Of(end), shorter), (period.Day, period.ShorterMonth));
    }

    [Theory]
    [InlineData(false, false, "0 8 2026-09-09 L1111-7,R1111-1")]
    [InlineData(true, false, "2 0 2026-11-01 3(2)(c),C-171/03,L1111-7,R1111-1")]
    [InlineData(null, true, "1 0 2026-10-01 12(3),3(2)(c),C-171/03,51 II")]
    [InlineData(null, false, "1 0 2026-10-01 12(3),3(2)(c),C-171/03")]
    public void Every_kind_of_limit_begins_on_the_next_day_and_names_its_own_rules(bool? older, bool minor, string period)
    {
        var steps = DeadlineExplanation.Of(
            new(Day.Of("2026-09-01"), new(HolidayZone.Metropole), [], Minor: minor, HealthRecord: older is not null, HealthRecordOlderThanFiveYears: older == true), extended: older is not null || minor);

        Assert.Equal(Day.Of("2026-09-02"), steps.OfType<DeadlineStep.FirstDay>().Single().Day);
        var end = steps.OfType<DeadlineStep.PeriodEnd>().Single();
        Assert.Equal(period, $"{end.Months} {end.Days} {Day.Text(end.Day)} {string.Join(',', end.Sources.Select(Short))}");
        Assert.Equal((false, false), (end.ShorterMonth, end.Extended));
        Assert.Equal(older is null ? ["GDPR Art. 12(3)"] : ["Code de la santé publique L1111-7", "Code de la santé publique R1111-1"], steps[^1].Sources);
    }

    private static string Short(string citation) => citation[(citation.LastIndexOf("Art. ", StringComparison.Ordinal) is >= 0 and var article ? article + 5 : citation.LastIndexOf(' ') + 1)..];

    [Fact]
    public void V41_a_suspension_adds_its_days_before_the_roll()
    {
        var steps = DeadlineExplanation.Of(
            new(Day.Of("2026-09-01"), new(HolidayZone.Metropole), [new(Day.Of("2026-09-03"), Day.Of("2026-09-15")), new(Day.Of("2026-09-10"), Day.Of("2026-09-12"))]),
            extended: true);

        Assert.Equal([12, 0], steps.OfType<DeadlineStep.Suspended>().Select(step => step.Days));
        Assert.True(steps.OfType<DeadlineStep.PeriodEnd>().Single() is { Months: 3, Extended: true });
        Assert.Equal(Day.Of("2026-12-13"), steps.OfType<DeadlineStep.Skipped>().Single().On);
        Assert.Equal(Day.Of("2026-12-14"), steps[^1].Day);
    }

    private static IReadOnlyList<DeadlineStep> Of(string received, HolidayZone zone = HolidayZone.Metropole) =>
        DeadlineExplanation.Of(new(Day.Of(received), new(zone), []), extended: false);
}

file static class Pairs
{
    public static IEnumerable<(DeadlineStep One, DeadlineStep Next)> Pairwise(this IEnumerable<DeadlineStep> steps) => steps.Zip(steps.Skip(1));
}
