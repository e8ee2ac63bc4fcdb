using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>What a person who holds data is asked, as the page shows it.</summary>
/// <param name="Attempt">Above 1: a reminder.</param>
/// <param name="AnswerBy">Inclusive.</param>
/// <param name="CanHandOver">True where there is a delegate who was not written to.</param>
public sealed record PersonTask(
    string Reference,
    BilingualText Holder,
    HolderAction Action,
    Right Right,
    PersonSubject Subject,
    IReadOnlyList<Named> Activities,
    IReadOnlyList<Named> Categories,
    IReadOnlyList<PersonCorrection> Corrections,
    LocalDate AnswerBy,
    int Attempt,
    IReadOnlyList<PersonFileLine> Files,
    bool CanHandOver)
{
    /// <summary>True where data are to be handed over, not only reported or changed.</summary>
    public bool HandsOver => Action == HolderAction.Export;

    /// <summary>True where something is to be done to the data.</summary>
    public bool Changes => Action is not (HolderAction.Export or HolderAction.Locate);
}

/// <param name="Identifiers">Each with what it is.</param>
public sealed record PersonSubject(string FullName, LocalDate? BirthDate, IReadOnlyList<(BilingualText Type, string Value)> Identifiers);

/// <summary>An id of the register with its name.</summary>
public sealed record Named(string Id, BilingualText Name);

/// <summary>A correction asked for (Art. 16).</summary>
public sealed record PersonCorrection(BilingualText Field, string Value);

/// <summary>A file added to an answer not yet sent.</summary>
public sealed record PersonFileLine(Guid Id, string Name, string ContentType, int Length, PersonFileDetails Details);

/// <summary>What a piece of data is about.</summary>
/// <param name="Activity">One of those asked.</param>
/// <param name="Category">Category id.</param>
/// <param name="Source">Word of the contract; null: not known.</param>
/// <param name="ConcernsThirdParty">True where it tells of another person too (Art. 15(4)).</param>
public sealed record PersonFileDetails(string Activity, string Category, string? Source, bool ConcernsThirdParty);

/// <summary>The answer as the page sends it.</summary>
/// <param name="Outcome"><c>done</c>, <c>partial</c>, <c>no-data</c> or <c>refused</c>.</param>
/// <param name="Text">What was found, in words; null where files say it, or nothing was to be handed over.</param>
/// <param name="Details">What <paramref name="Text"/> is about.</param>
/// <param name="Reason">Why, for what is partial or refused.</param>
/// <param name="Ground">The provision that a refusal rests on; null: none is known.</param>
/// <param name="Count">How many records were changed or erased.</param>
public sealed record PersonAnswer(string Outcome, string? Text, PersonFileDetails? Details, string? Reason, string? Ground, int Count);

/// <summary>What came of entering a code.</summary>
public abstract record PersonEntry;

/// <summary>The task is open.</summary>
public sealed record PersonEntered(string Token) : PersonEntry
{
    /// <summary>Without the token, lest it land in a log.</summary>
    public override string ToString() => nameof(PersonEntered);
}

/// <summary>The code was used before; a new one was mailed.</summary>
public sealed record PersonCodeRenewed : PersonEntry;

/// <summary>A wrong or expired code, or a question that is settled.</summary>
public sealed record PersonUnknown : PersonEntry;
