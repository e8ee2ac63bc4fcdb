using CsCheck;
using NodaTime;

namespace RightsRequests.Law.Tests.Deadlines;

public sealed class DeadlineProperties
{
    private static readonly Gen<LocalDate> Days = Gen.Int[0, 365 * 60].Select(d => new LocalDate(2000, 1, 1).PlusDays(d));

    private static readonly Gen<Establishment> Establishments = Gen.Select(
        Gen.Enum<HolidayZone>(), Gen.Bool, Gen.Int[27, 28], (zone, goodFriday, day) => new Establishment(zone, null, goodFriday, day));

    // Offsets from 40 days after receipt on, so that the same suspensions suit two days of receipt.
    private static readonly Gen<(int Start, int Length)[]> Suspensions = Gen.Select(Gen.Int[40, 90], Gen.Int[0, 60]).Array[0, 4];

    private static readonly Gen<DeadlineQuestion> Questions = Gen.Select(
        Days, Establishments, Suspensions, Gen.Bool, (day, establishment, suspensions, minor) =>
            new DeadlineQuestion(day, establishment, On(day, suspensions), minor));

    [Fact]
    public void Due_is_a_working_day_and_never_before_nominal() => Questions.Sample(question =>
    {
        var r = DeadlineCalculator.Reckon(question);
        return WorkingCalendar.IsWorkingDay(r.Due, question.Establishment)
            && r.Due >= r.Nominal
            && (r.ExtendedDue is not { } extended || WorkingCalendar.IsWorkingDay(extended, question.Establishment))
            && !(r.ExtendedDue < r.ExtendedNominal);
    });

    [Fact]
    public void The_roll_skips_no_working_day() => Questions.Sample(question =>
    {
        var r = DeadlineCalculator.Reckon(question);
        return Enumerable.Range(0, Period.DaysBetween(r.Nominal, r.Due))
            .All(d => !WorkingCalendar.IsWorkingDay(r.Nominal.PlusDays(d), question.Establishment));
    });

    [Fact]
    public void Limits_are_monotone_in_the_day_of_receipt() => Gen.Select(Questions, Gen.Int[0, 40]).Sample((question, later) =>
    {
        var first = DeadlineCalculator.Reckon(question);
        var second = DeadlineCalculator.Reckon(question with { ReceivedOn = question.ReceivedOn.PlusDays(later) });
        return first.Due <= second.Due && !(first.ExtendedDue > second.ExtendedDue);
    });

    [Fact]
    public void A_longer_suspension_never_shortens() => Gen.Select(Questions, Gen.Int[0, 90], Gen.Int[0, 60]).Sample((question, start, length) =>
    {
        var longer = question with { Suspensions = [.. question.Suspensions, .. On(question.ReceivedOn, [(start, length)])] };
        var (a, b) = (DeadlineCalculator.Reckon(question), DeadlineCalculator.Reckon(longer));
        return a.Due <= b.Due && !(a.ExtendedDue > b.ExtendedDue) && a.SuspendedDays <= b.SuspendedDays;
    });

    [Fact]
    public void An_extension_is_never_shorter_than_no_extension() => Questions.Sample(question =>
    {
        var r = DeadlineCalculator.Reckon(question);
        return !(r.ExtendedDue < r.Due);
    });

    [Fact]
    public void Suspended_days_are_the_days_that_any_suspension_covers() => Questions.Sample(question =>
    {
        var covered = question.Suspensions
            .SelectMany(s => Enumerable.Range(0, Period.DaysBetween(s.AskedOn, s.ReceivedOn)).Select(d => s.AskedOn.PlusDays(d)))
            .Distinct()
            .Count();
        return DeadlineCalculator.Reckon(question).SuspendedDays == covered;
    });

    private static Suspension[] On(LocalDate received, (int Start, int Length)[] offsets) =>
        [.. offsets.Select(s => new Suspension(received.PlusDays(s.Start), received.PlusDays(s.Start + s.Length)))];
}
