using NodaTime;

namespace RightsRequests.Storage;

/// <summary>Real time, for what must not follow the development clock: codes, tokens, idempotency keys.</summary>
public sealed record RealTime(IClock Clock);
