using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>What is to be corrected (Art. 16), where the subject said it in their own words: a person reads it and records category, field and value.</summary>
internal static class CorrectionActions
{
    private static readonly string[] Names = ["category", "field", "value"];

    // Until somebody accepted the assessment: what is approved must be what holders are asked.
    public static bool May(Turn turn) =>
        turn.State.Right == Right.Rectification && turn.Step is VerifyIdentityStep or AssessStep && Categories(turn).Count > 0;

    public static IReadOnlyList<ActionField> Fields(Turn turn) => May(turn)
        ?
        [
            new ActionField("category", "choice", Required: false, Categories(turn)),
            new ActionField("field", "string", Required: false),
            new ActionField("value", "string", Required: false),
        ]
        : [];

    /// <summary>Null when all is well, a correction or none.</summary>
    public static Decision? Record(Turn turn, ActionInput input)
    {
        var missing = Names.Where(name => input[name] is null).ToList();
        if (missing.Count == Names.Length)
        {
            return null;
        }

        if (missing.Count > 0)
        {
            return new InvalidFields(missing.ToDictionary(name => name, _ => "une correction a une catégorie, un champ et une valeur / a correction has a category, a field and a value"));
        }

        turn.State = turn.State with { Corrections = [.. turn.State.Corrections, new RecordedCorrection(input["category"]!, input["field"]!, input["value"]!)] };
        turn.Note("correction-recorded", input["category"]!);
        return null;
    }

    private static IReadOnlyList<string> Categories(Turn turn) =>
        [.. turn.State.Assessment.SelectMany(one => turn.Policy.Activity(one.Assessed.Activity)?.Categories ?? []).Distinct()];
}
