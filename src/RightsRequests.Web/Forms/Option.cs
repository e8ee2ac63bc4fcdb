namespace RightsRequests.Web.Forms;

/// <summary>One choice of a field.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Hint">A line below it, or null.</param>
public sealed record Option(string Value, string Text, string? Hint = null);
