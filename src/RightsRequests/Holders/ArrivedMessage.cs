using System.Text.Json.Serialization;

namespace RightsRequests.Holders;

/// <summary>A message as it came; kept where it was refused, so that it can be replayed.</summary>
/// <param name="Body">As it came.</param>
/// <param name="UserId">The sender, which the transport itself checked.</param>
/// <param name="CorrelationId">The query's id, for messages whose body cannot be read.</param>
public sealed record ArrivedMessage(byte[] Body, string? UserId, string? CorrelationId)
{
    /// <summary>W3C trace context that it bore; not kept.</summary>
    [JsonIgnore]
    public string? Trace { get; init; }
}
