namespace RightsRequests.Letters;

/// <summary>What a signature needs from outside is away: the letter waits, and is signed when it is back. Nothing is wrong with the letter.</summary>
public sealed class LetterWaitsException : Exception
{
    /// <summary>The authority that says what time it is.</summary>
    public const string TimeAuthority = "time-authority";

    /// <summary>OCSP responders and revocation lists.</summary>
    public const string RevocationInformation = "revocation-information";

    /// <summary>The device or service that holds the key, or a certificate that is valid now.</summary>
    public const string SigningService = "signing-service";

    /// <param name="waitingFor">One of the words above.</param>
    /// <param name="message">What happened; names no person.</param>
    /// <param name="because">The failure underneath.</param>
    public LetterWaitsException(string waitingFor, string message, Exception? because = null)
        : base(message, because) => WaitingFor = waitingFor;

    /// <summary>What the letter waits for: one of the words above.</summary>
    public string WaitingFor { get; }

    /// <summary>Of a time authority: <c>no-answer</c>, <c>refused</c>, <c>other-policy</c> or <c>not-trusted</c>, for whoever must mend it; null: nothing more is known.</summary>
    public string? Why { get; init; }
}
