using NodaTime;

namespace RightsRequests.Law;

/// <summary>Reckons the time limits of GDPR Art. 12(3) after Regulation 1182/71, and the shorter ones of French law. Pure.</summary>
public static class DeadlineCalculator
{
    /// <summary>Reckons all limits of one question.</summary>
    /// <remarks>
    /// A period in months runs from the day of receipt (R7), suspended days are added to its un-rolled end, and the sum is
    /// rolled to a working day (R8). The extension is three months from receipt, never one and then two (GDPR Art. 12(3)).
    /// A health record's limits are not rolled (R12). Whether a suspension was asked without undue delay and while the
    /// limit still ran is for the caller to see to.
    /// </remarks>
    /// <exception cref="ArgumentException">A suspension ends before it begins, or older than five years without a health record.</exception>
    public static DeadlineReckoning Reckon(DeadlineQuestion question)
    {
        if (question is { HealthRecordOlderThanFiveYears: true, HealthRecord: false })
        {
            throw new ArgumentException("Only a health record can be older than five years.", nameof(question));
        }

        var suspended = SuspendedTime.WholeDays(question.Suspensions, question.ReceivedOn);
        return question switch
        {
            { HealthRecord: true } => HealthRecord(question, suspended),
            { Minor: true } => OneMonth(question, suspended),
            _ => WithExtension(question, OneMonth(question, suspended)),
        };
    }

    /// <summary>The calendar day of an instant of receipt in the establishment's time zone (R11; a receipt on a holiday is a receipt).</summary>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">The establishment names an unknown time zone.</exception>
    public static LocalDate DayOfReceipt(Instant receivedAt, Establishment establishment) =>
        receivedAt.InZone(DateTimeZoneProviders.Tzdb[establishment.TimeZoneId ?? ZoneTime.Of(establishment.Zone)]).Date;

    private static DeadlineReckoning HealthRecord(DeadlineQuestion question, int suspended)
    {
        var nominal = question.HealthRecordOlderThanFiveYears
            ? question.ReceivedOn.PlusMonths(2).PlusDays(suspended)
            : question.ReceivedOn.PlusDays(8 + suspended);

        // The 48 hours are for the patient to reflect in: no suspension moves them.
        var notBefore = question.ReceivedOn.PlusDays(2);
        return new(
            question.ReceivedOn, nominal, nominal, null, null, notBefore, suspended, DeadlineSources.Of(question, suspended));
    }

    private static DeadlineReckoning OneMonth(DeadlineQuestion question, int suspended)
    {
        var nominal = question.ReceivedOn.PlusMonths(1).PlusDays(suspended);
        var due = WorkingCalendar.Roll(nominal, question.Establishment);
        return new(question.ReceivedOn, nominal, due, null, null, null, suspended, DeadlineSources.Of(question, suspended));
    }

    private static DeadlineReckoning WithExtension(DeadlineQuestion question, DeadlineReckoning oneMonth)
    {
        var nominal = question.ReceivedOn.PlusMonths(3).PlusDays(oneMonth.SuspendedDays);
        return oneMonth with
        {
            ExtendedNominal = nominal,
            ExtendedDue = WorkingCalendar.Roll(nominal, question.Establishment),
        };
    }
}
