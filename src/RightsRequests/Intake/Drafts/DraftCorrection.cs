namespace RightsRequests.Intake;

/// <summary>A correction as the form asks for it.</summary>
public sealed record DraftCorrection
{
    /// <summary><c>category/field</c>, or <see cref="DraftWords.Other"/>: then the two texts say what.</summary>
    public string? Datum { get; init; }

    /// <summary>What is wrong.</summary>
    public string? Wrong { get; init; }

    /// <summary>What is right.</summary>
    public string? Value { get; init; }

    /// <summary>True where nothing was written.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Datum) && string.IsNullOrWhiteSpace(Wrong) && string.IsNullOrWhiteSpace(Value);
}
