using System.Diagnostics;

namespace RightsRequests.Casework;

/// <summary>What may be logged of a failure: types and places, never messages, which may quote personal data.</summary>
public static class FailureText
{
    public static string Of(Exception failure)
    {
        var frame = new StackTrace(failure, fNeedFileInfo: false).GetFrame(0)?.GetMethod();
        var here = $"{failure.GetType().Name} in {frame?.DeclaringType?.FullName}.{frame?.Name}";
        return failure.InnerException is { } inner ? $"{here} <- {Of(inner)}" : here;
    }
}
