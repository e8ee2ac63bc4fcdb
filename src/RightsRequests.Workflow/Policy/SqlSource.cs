namespace RightsRequests.Workflow;

/// <summary>How a database answers by itself: named queries and named changes, read from the pack and checked there.</summary>
/// <param name="File">The file of the pack, for faults.</param>
/// <param name="Person">Find the key of the person, tried in order; the first that finds somebody decides.</param>
/// <param name="Export">What is held, with values.</param>
/// <param name="Locate">What is held, its values dropped; <paramref name="Export"/> where the file names none.</param>
/// <param name="Corrections">Which column bears which field (GDPR Art. 16).</param>
/// <param name="Changes">What an action other than reading and correcting changes.</param>
public sealed record SqlSource(
    string File,
    IReadOnlyList<SqlStatement> Person,
    IReadOnlyList<SqlRead> Export,
    IReadOnlyList<SqlRead> Locate,
    IReadOnlyList<SqlCorrection> Corrections,
    IReadOnlyDictionary<HolderAction, IReadOnlyList<SqlChange>> Changes)
{
    /// <summary>The most rows that one change may touch; more are told of and left.</summary>
    public int Rows { get; init; }

    /// <summary>Seconds after which a statement is given up.</summary>
    public int Seconds { get; init; }

    /// <summary>The table of the holder's database where what was done is written down, so that it is done once; null where nothing is ever changed.</summary>
    public string? Ledger { get; init; }
}

/// <summary>A statement that reads.</summary>
/// <param name="Name">Names it in faults, logs and trials.</param>
/// <param name="Text">SQL with <c>$1</c>, <c>$2</c>… in the place of its parameters.</param>
/// <param name="Parameters">Their names without <c>@</c>, in that order.</param>
/// <param name="Limit">Its LIMIT. As many rows may be more in truth: they are refused, never cut off.</param>
public sealed record SqlStatement(string Name, string Text, IReadOnlyList<string> Parameters, int Limit);

/// <summary>What a statement's rows are to the person.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Activities">Processing activities that the rows serve. Rows that several share are data of one that has reads of its own only where these find something.</param>
/// <param name="Category">Their data category.</param>
/// <param name="Label">French; null: each column is a record of its own, labelled by its name in the statement.</param>
/// <param name="Source">Word of the contract, such as <c>subject</c>; null where unknown (GDPR Art. 15(1)(g)).</param>
public sealed record SqlRead(int Line, SqlStatement Statement, IReadOnlyList<string> Activities, string Category, string? Label, string? Source);

/// <summary>Where a field stands that a person may have corrected.</summary>
/// <param name="Field">Of the query's corrections, kebab-case.</param>
/// <param name="Key">The column that holds the person's key.</param>
public sealed record SqlCorrection(string Name, string Category, string Field, string Table, string Key, string Column);

/// <summary>How the rows of one table are changed.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Activities">Activities that share the rows: they are changed where all of them are asked, else left alone.</param>
/// <param name="Key">The column that holds the person's key; it is never masked.</param>
/// <param name="KeptByLaw">True where an erasure with a ground for keeping leaves the rows.</param>
/// <param name="Mark">The column with a constant by which a row is known as changed before; null: the row's own columns tell.</param>
public sealed record SqlChange(int Line, string Name, IReadOnlyList<string> Activities, string Category, string Table, string Key, bool KeptByLaw, IReadOnlyList<SqlColumn> Columns, string? Mark);

/// <summary>What becomes of a column.</summary>
/// <param name="Constant">For <see cref="Masking.Constant"/>; null for the others.</param>
public sealed record SqlColumn(string Name, Masking Masking, string? Constant = null);

/// <summary>What is put in the place of a value.</summary>
public enum Masking
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>The same for everybody.</summary>
    Constant,

    /// <summary>HMAC-SHA-256 under a key of the settings: equal values stay equal, nobody can try values.</summary>
    Hash,

    /// <summary>Letters for letters, digits for digits, a date for a date.</summary>
    Random,

    /// <summary>It stays.</summary>
    Keep,
}
