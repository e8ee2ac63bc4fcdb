using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Worklist;

/// <summary>What the request says of a case in a list.</summary>
/// <param name="Subject">The data subject's name; null where the reader may not know it, or the file was erased.</param>
/// <param name="Answered">True where the answer has left, though the case is open again: no time limit runs.</param>
public sealed record CaseExtra(string Channel, string? Subject, bool Answered)
{
    /// <summary>True where the case was reopened after its answer and is not answered anew; false while a restriction is lifted.</summary>
    public bool Reopened { get; init; }

    /// <summary>True where the time limit does not run: each day puts the last day off by one.</summary>
    public bool Suspended { get; init; }

    /// <summary>Day since which it does not; null where it runs, or an earlier version suspended it.</summary>
    public LocalDate? SuspendedOn { get; init; }
}

internal static class SubjectNames
{
    public static string? SubjectOf(this ContentCipher cipher, byte[] request, byte[]? wrappedKey)
    {
        try
        {
            return wrappedKey is null ? null : cipher.OpenJson<RequestContent>(cipher.Unwrap(wrappedKey), request, Purpose.Request).Subject.FullName;
        }
        catch (KeyDestroyedException)
        {
            // A restored back-up still has the row of what was erased since.
            return null;
        }
    }
}
