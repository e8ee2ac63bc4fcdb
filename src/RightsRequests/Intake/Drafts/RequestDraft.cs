namespace RightsRequests.Intake;

/// <summary>What a person has written so far in the form of a request. Everything may be missing or wrong: <see cref="DraftReading.ToRequest"/> makes a request of it, which <see cref="RequestValidation"/> judges.</summary>
/// <remarks>Kept encrypted; a page binds it and takes over the fields that it showed.</remarks>
public sealed record RequestDraft
{
    /// <summary>For whom: a word of <see cref="DraftWords.For"/>.</summary>
    public string? For { get; init; }

    /// <summary>In what quality somebody acts for another: <c>parent</c>, <c>guardian</c>, <c>mandate</c>, <c>heir</c> or <c>named-in-directives</c>.</summary>
    public string? Capacity { get; init; }

    // Arrays: the binder of the pages leaves a read-only list that is already there as it is.
    public string[] Rights { get; init; } = [];

    public string[] Relations { get; init; } = [];

    /// <summary>Controller id; null: the default one.</summary>
    public string? Controller { get; init; }

    /// <summary>What it is about: a word of <see cref="DraftWords.About"/>.</summary>
    public string? About { get; init; }

    /// <summary>Ids of the register, where <see cref="About"/> is <c>some</c>.</summary>
    public string[] Activities { get; init; } = [];

    public DraftCorrection[] Corrections { get; init; } = [];

    /// <summary>Why data are to be erased: a word of <see cref="DraftWords.ErasureGrounds"/>.</summary>
    public string? ErasureGround { get; init; }

    /// <summary>The case of Art. 18(1): a word of <see cref="DraftWords.RestrictionCases"/>.</summary>
    public string? RestrictionCase { get; init; }

    /// <summary>Where portable data go: <c>me</c> or <c>other</c>.</summary>
    public string? PortTo { get; init; }

    public string? PortToName { get; init; }

    /// <summary>What is objected to: a word of <see cref="DraftWords.Objections"/>.</summary>
    public string? ObjectTo { get; init; }

    public string? ObjectionReasons { get; init; }

    /// <summary>Ids of activities whose decision is to be reviewed.</summary>
    public string[] Decisions { get; init; } = [];

    public string? DecisionText { get; init; }

    /// <summary>Ids of activities for which consent is withdrawn; none: all.</summary>
    public string[] Consents { get; init; } = [];

    /// <summary>The health record of a care centre: <c>no</c>, <c>recent</c> or <c>old</c> (more than five years).</summary>
    public string? HealthRecord { get; init; }

    public string? FullName { get; init; }

    public string? BirthDay { get; init; }

    public string? BirthMonth { get; init; }

    public string? BirthYear { get; init; }

    public string? MemberNumber { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? PostalAddress { get; init; }

    /// <summary>Of the letters: <c>fr</c> or <c>en</c>.</summary>
    public string? Language { get; init; }

    public string? RepresentativeName { get; init; }

    public string? RepresentativeEmail { get; init; }

    public string? RepresentativeAddress { get; init; }

    /// <summary>Directives for after death: <c>destroy</c> or <c>hand-over</c>; null: none.</summary>
    public string? AfterMyDeath { get; init; }

    public string? TrustedName { get; init; }

    public string? TrustedEmail { get; init; }

    public string? DirectivesText { get; init; }

    public string? Statement { get; init; }

    /// <summary>Steps that were answered, by their words; the form goes on at the first that was not.</summary>
    public string[] Answered { get; init; } = [];

    /// <summary>What is known of the person who writes, since they signed in; null: nothing.</summary>
    public KnownFacts? Known { get; init; }

    /// <summary>Takes over what is known of the person who writes; steps that ask only for what is known are skipped (see <see cref="KnownFacts"/>).</summary>
    public RequestDraft With(KnownFacts known) => (this with { Known = known }).ForWhom(For);

    /// <summary>Without what was known of the person who writes, and what it filled in.</summary>
    public RequestDraft Without() => Known is null ? this : (For is null or DraftWords.Self ? Known.Forgotten(this) : this) with { Known = null };

    /// <summary>Says for whom the request is: what is known of the writer is the subject's for themselves, else the representative's.</summary>
    public RequestDraft ForWhom(string? whom)
    {
        var draft = this with { For = whom, Capacity = whom == DraftWords.Child ? "parent" : whom == For ? Capacity : null };
        return whom switch
        {
            null => draft,
            DraftWords.Self => Known is null ? draft : Known.AsSubject(draft),
            _ => Known is null ? draft : Known.AsRepresentative(For == DraftWords.Self ? Known.Forgotten(draft) : draft),
        };
    }

    /// <summary>The same draft with this step answered.</summary>
    public RequestDraft Answer(string step) => Answered.Contains(step) ? this : this with { Answered = [.. Answered, step] };
}
