namespace RightsRequests.Holders;

/// <summary>A refused message as it came; kept so that it can be replayed.</summary>
internal sealed record ArrivedMessage(byte[] Body, string? UserId, string? CorrelationId);
