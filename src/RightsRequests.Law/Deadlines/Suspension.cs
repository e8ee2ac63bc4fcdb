using NodaTime;

namespace RightsRequests.Law;

/// <summary>A suspension of the time limit (Art. 12(6), recital 63): its whole days are those between the two dates, 3 to 15 September is 12.</summary>
/// <param name="AskedOn">The day the question was sent.</param>
/// <param name="ReceivedOn">The day the answer came; not before <paramref name="AskedOn"/>.</param>
public sealed record Suspension(LocalDate AskedOn, LocalDate ReceivedOn);
