namespace RightsRequests.Web.Console.Charts;

/// <summary>Bars under one label.</summary>
internal sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);
