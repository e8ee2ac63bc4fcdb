namespace RightsRequests.Host.Commands;

internal static class ExitCode
{
    public const int Done = 0;
    public const int No = 1;
    public const int WrongUse = 2;
}

/// <summary>An option's value is wrong; the message says what would be right.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
