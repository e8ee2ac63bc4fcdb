namespace RightsRequests.Web.Console.Charts;

/// <summary>One bar and what is written at its end; never told apart by its colour alone.</summary>
/// <param name="Text">The value in words, for example <c>12 reçus</c>.</param>
/// <param name="Hollow">True for the second series: an outline instead of a full bar.</param>
internal sealed record Bar(double Value, string Text, bool Hollow = false);
