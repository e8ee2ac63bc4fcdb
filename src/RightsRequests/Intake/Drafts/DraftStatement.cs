using System.Text;
using RightsRequests.Law;

namespace RightsRequests.Intake;

/// <summary>The subject's words of all steps as one statement, which a person reads: what has no field of its own in a request is told here.</summary>
internal static class DraftStatement
{
    public static string? Of(RequestDraft draft, string language)
    {
        var text = new StringBuilder(draft.Statement);
        if (draft.Asks(Right.Rectification))
        {
            foreach (var one in draft.Corrections.Where(one => !one.IsEmpty))
            {
                Correction(one);
            }
        }

        Line(Right.Erasure, new("Effacement, parce que", "Erasure, because"), DraftWords.ErasureGrounds.GetValueOrDefault(draft.ErasureGround ?? "")?.In(language), draft.ErasureGround != DraftWords.Unknown);
        Line(Right.Restriction, new("Limitation", "Restriction"), DraftWords.RestrictionCases.GetValueOrDefault(draft.RestrictionCase ?? "")?.In(language), draft.RestrictionCase != DraftWords.Unknown);
        Line(Right.Portability, new("À transmettre à", "To be sent to"), draft.PortToName, draft.PortTo == DraftWords.Other);
        Line(Right.Objection, new("Opposition", "Objection"), ObjectTo(draft, language), draft.ObjectTo is not null);
        Line(Right.Objection, new("Raisons de l’opposition", "Reasons of the objection"), draft.ObjectionReasons, draft.ObjectTo != DraftWords.Marketing);
        Line(Right.AutomatedDecision, new("Décision à réexaminer", "Decision to review"), draft.DecisionText, true);
        return text.Length == 0 ? null : text.ToString();

        void Line(Right right, BilingualText title, string? said, bool wanted)
        {
            if (wanted && draft.Asks(right) && !string.IsNullOrWhiteSpace(said))
            {
                Append($"{title.In(language)}{(language == "en" ? ": " : " : ")}{said}");
            }
        }

        void Correction(DraftCorrection one)
        {
            var english = language == "en";
            var (wrong, right) = (one.Wrong?.Trim(), one.Value?.Trim());
            if (one.Datum == DraftWords.Other)
            {
                Append(english ? $"To correct: {wrong}\nRight: {right}" : $"À corriger : {wrong}\nCe qui est juste : {right}");
            }
            else if (wrong is { Length: > 0 })
            {
                Append(english ? $"Wrong today: {wrong}\nRight: {right}" : $"Faux aujourd’hui : {wrong}\nCe qui est juste : {right}");
            }
        }

        void Append(string paragraph)
        {
            if (text.Length > 0)
            {
                text.Append("\n\n");
            }

            text.Append(paragraph);
        }
    }

    private static string? ObjectTo(RequestDraft draft, string language) => (draft.ObjectTo, language) switch
    {
        (DraftWords.Marketing, "en") => "to advertising",
        (DraftWords.Marketing, _) => "à la prospection commerciale",
        (DraftWords.Both, "en") => "to advertising and to other uses",
        (DraftWords.Both, _) => "à la prospection commerciale et à d’autres usages",
        (DraftWords.Other, "en") => "to uses other than advertising",
        (DraftWords.Other, _) => "à d’autres usages que la prospection",
        _ => null,
    };
}
