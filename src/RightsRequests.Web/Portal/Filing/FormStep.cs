using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>One page of the form.</summary>
/// <param name="Word">In its address.</param>
/// <param name="Title">Its heading; where it has one field only, that field's label is the heading.</param>
/// <param name="Asked">False where the draft does not need it.</param>
/// <param name="Fields">Its questions, as the draft stands.</param>
public sealed record FormStep(string Word, BilingualText Title, Func<FormSituation, bool> Asked, Func<FormSituation, IReadOnlyList<StepField>> Fields)
{
    /// <summary>What the page asks: its only question, which may be of the person or of somebody else; else the title.</summary>
    public BilingualText Asks(FormSituation situation) => Fields(situation) is [var only] ? only.Label : Title;

    /// <summary>A paragraph below the heading, or null.</summary>
    public BilingualText? Intro { get; init; }

    /// <summary>The button that asks for one more of the same, or null.</summary>
    public BilingualText? More { get; init; }
}

/// <summary>What decides which steps are asked, and what they offer.</summary>
/// <param name="AtDoor">True at the door of one controller: it is not asked for.</param>
public sealed record FormSituation(RequestDraft Draft, Policy Policy, bool AtDoor)
{
    public bool ForSelf => Draft.For is null or DraftWords.Self;

    /// <summary>True where there is an address to which letters go, by the rule of the letters: the representative's first, none of a dead person.</summary>
    public bool Reachable => new[]
    {
        ForSelf ? null : Draft.RepresentativeEmail,
        ForSelf ? null : Draft.RepresentativeAddress,
        Draft.For == DraftWords.Deceased ? null : Draft.Email,
        Draft.For == DraftWords.Deceased ? null : Draft.PostalAddress,
    }.Any(one => !string.IsNullOrWhiteSpace(one));

    /// <summary>The step that asks where we write to whoever makes the request.</summary>
    public string ReachStep => ForSelf ? "contact" : "vous";

    /// <summary>Activities that may concern the person and that a condition holds for.</summary>
    public IReadOnlyList<RegisterEntry> Activities(Func<RegisterEntry, bool>? which = null) => [.. Draft.ActivitiesOf(Policy).Where(entry => which?.Invoke(entry) != false)];
}
