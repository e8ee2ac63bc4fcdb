namespace RightsRequests.Workflow;

/// <summary>What people write.</summary>
public static class WrittenText
{
    /// <summary>True for control characters, which no letter prints; ends of lines and tabs are none where the text may have several lines.</summary>
    public static bool HasControls(string text, bool lines) => text.Any(one => char.IsControl(one) && !(lines && one is '\n' or '\r' or '\t'));
}
