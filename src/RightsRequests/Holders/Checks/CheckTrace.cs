using System.Diagnostics;

namespace RightsRequests.Holders.Checks;

/// <summary>The W3C trace context that a query of a check bears, as one of a traced engine does: a holder must bear to get it.</summary>
public static class CheckTrace
{
    /// <summary>Of a trace of its own, which leads nowhere.</summary>
    public static string New() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";
}
