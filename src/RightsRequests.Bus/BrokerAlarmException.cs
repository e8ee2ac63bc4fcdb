namespace RightsRequests.Bus;

/// <summary>The broker is there and takes nothing: its memory or disk is below what it keeps free.</summary>
internal sealed class BrokerAlarmException() : Exception("The broker takes nothing: an alarm of its memory or disk.");
