using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Web.Forms;

namespace RightsRequests.Web.Portal;

/// <summary>How a field of a step is asked for.</summary>
public enum FieldKind
{
    Text,
    Area,
    Radios,
    Boxes,
    Select,

    /// <summary>Day, month, year in three fields of one line.</summary>
    Date,
}

/// <summary>One question of a step: how it is asked, where its answer lies in the draft, and what is wrong with it.</summary>
/// <param name="Id">Of the field on the page, and its name in the form.</param>
/// <param name="Get">What the draft has.</param>
/// <param name="Set">The draft with what the form sent: nothing, or texts that are not empty.</param>
public sealed record StepField(string Id, FieldKind Kind, BilingualText Label, Func<RequestDraft, IReadOnlyList<string?>> Get, Func<RequestDraft, IReadOnlyList<string>, RequestDraft> Set)
{
    public BilingualText? Hint { get; init; }

    /// <summary>What to say where nothing was answered; null: it may be left out.</summary>
    public BilingualText? Missing { get; init; }

    /// <summary>Choices, with hints.</summary>
    public IReadOnlyList<(string Value, BilingualText Text, BilingualText? Hint)> Choices { get; init; } = [];

    /// <summary>The field of the contract whose errors belong here; null: none.</summary>
    public string? Field { get; init; }

    /// <summary>What else is wrong, in French and English; null: nothing.</summary>
    public Func<RequestDraft, string?>? Wrong { get; init; }

    public string Type { get; init; } = "text";

    public string? Autocomplete { get; init; }

    public string? Inputmode { get; init; }

    public int Maxlength { get; init; } = 200;

    public int? Width { get; init; }

    /// <summary>True for a choice that one may leave as it stands without being told that it is optional.</summary>
    public bool Unsaid { get; init; }

    /// <summary>A field of one text.</summary>
    public static StepField Of(string id, FieldKind kind, BilingualText label, Func<RequestDraft, string?> get, Func<RequestDraft, string?, RequestDraft> set) =>
        new(id, kind, label, draft => [get(draft)], (draft, texts) => set(draft, texts.Count > 0 ? texts[0] : null));

    /// <summary>The choices as the page shows them.</summary>
    public IEnumerable<Option> Options(BilingualPage page) => Choices.Select(one => new Option(one.Value, page.Say(one.Text), one.Hint is { } hint ? page.Say(hint) : null));

    /// <summary>Names of the form's fields that hold the answer.</summary>
    public IReadOnlyList<string> Names => Kind == FieldKind.Date ? [Id, $"{Id}-mois", $"{Id}-annee"] : [Id];
}
