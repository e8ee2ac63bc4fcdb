namespace RightsRequests.Holders;

/// <summary>What came of an upload of content.</summary>
public abstract record ContentOutcome;

/// <summary>All of it is stored; the answer may name it.</summary>
/// <param name="Sha256">Of all bytes, hexadecimal.</param>
public sealed record ContentComplete(string Sha256, long Length, int Records) : ContentOutcome;

/// <summary>What came is stored up to the end of its last whole line; the upload goes on from there.</summary>
public sealed record ContentStored(long Offset) : ContentOutcome;

/// <summary>The upload does not go on from there, or was completed before, or somebody else uploads.</summary>
/// <param name="Offset">From where it goes on.</param>
public sealed record ContentElsewhere(long Offset) : ContentOutcome;

/// <summary>A line is no record; those before it are stored.</summary>
/// <param name="Line">From 1, of the whole content.</param>
/// <param name="Offset">Where the line begins: the upload goes on from there.</param>
/// <param name="Reason">By the names of fields, never their content.</param>
public sealed record ContentInvalid(int Line, long Offset, string Reason) : ContentOutcome;

/// <summary>Nothing was stored of what the scanner did not look at: it is away.</summary>
public sealed record ContentUnscanned(long Offset) : ContentOutcome;

/// <summary>Longer than content may be.</summary>
public sealed record ContentTooLong : ContentOutcome;

/// <summary>What came is longer, or other, than what the sender named: the upload begins anew.</summary>
public sealed record ContentDiffers : ContentOutcome;

/// <summary>This holder was not asked this query.</summary>
public sealed record ContentNotAsked : ContentOutcome;

/// <summary>The query is answered, or was given up.</summary>
public sealed record ContentSettled : ContentOutcome;

/// <summary>How far an upload is.</summary>
/// <param name="Sha256">Null until it is complete.</param>
public sealed record ContentProgress(long Offset, string? Sha256);
