namespace RightsRequests.Letters;

/// <summary>A letter could not be typeset.</summary>
public sealed class LetterFailedException(string message, Exception? cause = null) : Exception(message, cause);
