using NodaTime;

namespace RightsRequests.Law;

/// <summary>Reckons the time limits of GDPR Art. 12(3) after Regulation 1182/71, and the shorter ones of French law. Pure.</summary>
public static class DeadlineCalculator
{
    /// <summary>Reckons all limits of one question.</summary>
    public static DeadlineReckoning Reckon(DeadlineQuestion question) => throw new NotImplementedException();

    /// <summary>The calendar day of an instant of receipt in the establishment's time zone.</summary>
    public static LocalDate DayOfReceipt(Instant receivedAt, Establishment establishment) => throw new NotImplementedException();
}
