namespace RightsRequests.Letters;

/// <summary>Typesets letters to PDF/A-3a through Typst. Safe to call from several threads.</summary>
public sealed class LetterPress
{
    /// <summary>Same data, same bytes.</summary>
    /// <exception cref="LetterFailedException">The wording does not compile; the message names template and place, never data.</exception>
    public Task<byte[]> TypesetAsync(LetterData data, CancellationToken cancel) => throw new NotImplementedException();
}

/// <summary>A letter could not be typeset.</summary>
public sealed class LetterFailedException(string message) : Exception(message);
