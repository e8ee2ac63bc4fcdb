using System.Globalization;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>What each right needs to know.</summary>
public static partial class FormSteps
{
    private const int MostCorrections = 10;

    private static IReadOnlyList<FormStep> Details =>
    [
        new("dossier-medical", new("Demandez-vous un dossier médical ?", "Do you ask for a health record?"), one => one.Draft.Asks(Law.Right.Access) && one.Activities(entry => entry.Categories.Contains("health")).Count > 0, _ => [HealthRecord]),
        new("corrections", new("Qu’est-ce qui est à corriger ?", "What is to be corrected?"), one => one.Draft.Asks(Law.Right.Rectification), one => Corrections(one.Draft, one.Policy))
        {
            Intro = new("Écrivez ce qui est juste. Si la donnée n’est pas dans la liste, choisissez « Autre chose ».", "Write what is right. If the datum is not in the list, choose “Something else”."),
            More = new("Ajouter une autre correction", "Add another correction"),
        },
        new("effacement", new("Pourquoi faut-il effacer ces données ?", "Why are these data to be erased?"), one => one.Draft.Asks(Law.Right.Erasure), _ => [ErasureGround]),
        new("limitation", new("Dans quel cas êtes-vous ?", "Which case is yours?"), one => one.Draft.Asks(Law.Right.Restriction), _ => [RestrictionCase]),
        new("portabilite", new("Qui doit recevoir vos données ?", "Who is to get your data?"), one => one.Draft.Asks(Law.Right.Portability), _ => Portability),
        new("opposition", new("À quoi vous opposez-vous ?", "What do you object to?"), one => one.Draft.Asks(Law.Right.Objection), _ => Objection),
        new("decision", new("Quelle décision faut-il revoir ?", "Which decision is to be reviewed?"), one => one.Draft.Asks(Law.Right.AutomatedDecision), Decision),
        new("consentement", new("Quel accord retirez-vous ?", "Which agreement do you withdraw?"), one => one.Draft.Asks(Law.Right.ConsentWithdrawal), one => [Consents(one)]),
    ];

    private static StepField HealthRecord => StepField.Of("dossier", FieldKind.Radios, new("Demandez-vous un dossier médical ?", "Do you ask for a health record?"), draft => draft.HealthRecord, (draft, word) => draft with { HealthRecord = word }) with
    {
        Hint = new("Celui d’un centre de santé, par exemple. La loi le fait remettre plus vite.", "That of a care centre, for example. The law has it handed over sooner."),
        Missing = new("Dites si vous demandez un dossier médical", "Say whether you ask for a health record"),
        Choices =
        [
            ("no", new("Non", "No"), null),
            (HealthRecordAge.Recent, new("Oui, et il a moins de cinq ans", "Yes, and it is less than five years old"), new("Réponse en huit jours.", "Answered within eight days.")),
            (HealthRecordAge.Old, new("Oui, et il a plus de cinq ans", "Yes, and it is more than five years old"), new("Réponse en deux mois.", "Answered within two months.")),
        ],
    };

    private static StepField ErasureGround => StepField.Of("effacement", FieldKind.Radios, new("Pourquoi faut-il effacer ces données ?", "Why are these data to be erased?"), draft => draft.ErasureGround, (draft, word) => draft with { ErasureGround = word }) with
    {
        Hint = new("Cela nous aide à décider. Toute demande est examinée.", "It helps us to decide. Every request is examined."),
        Missing = new("Choisissez une raison, ou « Une autre raison, ou je ne sais pas »", "Choose a reason, or “Another reason, or I do not know”"),
        Choices = [.. DraftWords.ErasureGrounds.Select(one => (one.Key, one.Value, (BilingualText?)null))],
    };

    private static StepField RestrictionCase => StepField.Of("limitation", FieldKind.Radios, new("Dans quel cas êtes-vous ?", "Which case is yours?"), draft => draft.RestrictionCase, (draft, word) => draft with { RestrictionCase = word }) with
    {
        Missing = new("Choisissez un cas, ou le dernier si vous ne savez pas", "Choose a case, or the last one if you do not know"),
        Choices = [.. DraftWords.RestrictionCases.Select(one => (one.Key, one.Value, (BilingualText?)null))],
    };

    private static IReadOnlyList<StepField> Portability =>
    [
        StepField.Of("destinataire", FieldKind.Radios, new("Qui doit recevoir vos données ?", "Who is to get your data?"), draft => draft.PortTo, (draft, word) => draft with { PortTo = word }) with
        {
            Missing = new("Dites qui doit recevoir vos données", "Say who is to get your data"),
            Choices = [(DraftWords.Me, new("Moi, dans un fichier", "I, as a file"), null), (DraftWords.Other, new("Un autre organisme, si c’est possible techniquement", "Another organisation, where technically possible"), null)],
        },
        StepField.Of("destinataire-nom", FieldKind.Text, new("Quel organisme, et à quelle adresse ?", "Which organisation, and at which address?"), draft => draft.PortToName, (draft, text) => draft with { PortToName = text }) with
        {
            Hint = new("Seulement si c’est un autre organisme.", "Only if it is another organisation."),
            Maxlength = 500,
            Unsaid = true,
            Wrong = draft => draft is { PortTo: DraftWords.Other, PortToName: null } ? "Dites quel organisme doit recevoir vos données / Say which organisation is to get your data" : null,
        },
    ];

    private static IReadOnlyList<StepField> Objection =>
    [
        StepField.Of("opposition", FieldKind.Radios, new("À quoi vous opposez-vous ?", "What do you object to?"), draft => draft.ObjectTo, (draft, word) => draft with { ObjectTo = word }) with
        {
            Missing = new("Dites à quoi vous vous opposez", "Say what you object to"),
            Choices =
            [
                (DraftWords.Marketing, new("À vos offres commerciales", "To your advertising"), new("Nous arrêtons aussitôt, sans condition.", "We stop at once, on no condition.")),
                (DraftWords.Other, new("À un autre usage de mes données", "To another use of my data"), new("Dites ci-dessous pourquoi.", "Say why below.")),
                (DraftWords.Both, new("Aux deux", "To both"), null),
            ],
        },
        StepField.Of("raisons", FieldKind.Area, new("Quel usage, et pour quelles raisons qui tiennent à votre situation ?", "Which use, and for which reasons relating to your situation?"), draft => draft.ObjectionReasons, (draft, text) => draft with { ObjectionReasons = text }) with
        {
            Hint = new("Inutile pour les offres commerciales. Par exemple : « Je suis en conflit avec mon employeur, qui est votre partenaire. »", "Not needed for advertising. For example: “I am in dispute with my employer, who is your partner.”"),
            Maxlength = 4000,
            Unsaid = true,
            Wrong = draft => draft.ObjectTo is DraftWords.Other or DraftWords.Both && draft.ObjectionReasons is null ? "Dites quel usage, et pourquoi / Say which use, and why" : RequestValidation.WrongText(draft.ObjectionReasons, 4000),
        },
    ];

    private static IReadOnlyList<StepField> Decision(FormSituation one) =>
    [
        .. one.Activities(entry => entry.Law.AutomatedDecision) is { Count: > 0 } known
            ?
            [
                new StepField("decisions", FieldKind.Boxes, new("Quelle décision faut-il revoir ?", "Which decision is to be reviewed?"), draft => draft.Decisions, (draft, ids) => draft with { Decisions = [.. ids] })
                {
                    Choices = Uses(known),
                    Unsaid = true,
                },
            ]
            : Array.Empty<StepField>(),
        StepField.Of("decision-texte", FieldKind.Area, new("Quelle décision, de quel jour, et que voulez-vous dire à la personne qui la reverra ?", "Which decision, of which day, and what do you want to tell the person who reviews it?"), draft => draft.DecisionText, (draft, text) => draft with { DecisionText = text }) with
        {
            Maxlength = 4000,
            Wrong = draft => RequestValidation.WrongText(draft.DecisionText, 4000),
        },
    ];

    private static StepField Consents(FormSituation one) => new("consentements", FieldKind.Boxes, new("Quel accord retirez-vous ?", "Which agreement do you withdraw?"), draft => draft.Consents, (draft, ids) => draft with { Consents = [.. ids] })
    {
        Hint = new("Si vous ne cochez rien, nous retirons tous ceux que vous avez donnés. Retirer un accord est aussi simple que de le donner.", "If you tick nothing, we withdraw all that you gave. Withdrawing an agreement is as easy as giving it."),
        Unsaid = true,
        Choices = Uses(one.Activities(entry => entry.Law.Basis == LegalBasis.Consent)),
    };

    private static List<StepField> Corrections(RequestDraft draft, Policy policy)
    {
        List<StepField> fields = [];
        for (var number = 0; number < Math.Clamp(draft.Corrections.Length, 1, MostCorrections); number++)
        {
            var at = number;
            var suffix = number == 0 ? "" : "-" + (number + 1).ToString(CultureInfo.InvariantCulture);
            BilingualText Nth(string french, string english) => at == 0 ? new(french, english) : new(french + $" ({at + 1})", english + $" ({at + 1})");
            fields.Add(StepField.Of("donnee" + suffix, FieldKind.Select, Nth("Donnée à corriger", "Datum to correct"), one => At(one, at).Datum, (one, word) => Put(one, at, here => here with { Datum = word })) with
            {
                Choices = [.. PortalWords.CorrectionsOf(policy).Select(word => (word.Word, word.Name, (BilingualText?)null)), (DraftWords.Other, new("Autre chose", "Something else"), null)],
                Unsaid = true,
                Wrong = one => At(one, at) is { Datum: null } here && (!here.IsEmpty || one.Corrections.All(each => each.IsEmpty)) ? "Choisissez la donnée à corriger / Choose the datum to correct" : null,
            });
            fields.Add(StepField.Of("faux" + suffix, FieldKind.Text, Nth("Ce qui est écrit aujourd’hui", "What is written today"), one => At(one, at).Wrong, (one, text) => Put(one, at, here => here with { Wrong = text })) with
            {
                Maxlength = 2000,
                Wrong = one => At(one, at) is { Datum: DraftWords.Other, Wrong: null } ? "Dites ce qui est à corriger / Say what is to be corrected" : null,
            });
            fields.Add(StepField.Of("juste" + suffix, FieldKind.Text, Nth("Ce qui est juste", "What is right"), one => At(one, at).Value, (one, text) => Put(one, at, here => here with { Value = text })) with
            {
                Maxlength = 2000,
                Unsaid = true,
                Wrong = one => At(one, at) is { IsEmpty: false, Value: null } ? "Écrivez ce qui est juste / Write what is right" : At(one, at).Value is { Length: > 2000 } ? "au plus 2000 caractères / at most 2000 characters" : null,
            });
        }

        return fields;
    }

    private static DraftCorrection At(RequestDraft draft, int number) => number < draft.Corrections.Length ? draft.Corrections[number] : new();

    private static RequestDraft Put(RequestDraft draft, int number, Func<DraftCorrection, DraftCorrection> change)
    {
        var all = draft.Corrections.ToList();
        while (all.Count <= number)
        {
            all.Add(new());
        }

        all[number] = change(all[number]);
        return draft with { Corrections = [.. all] };
    }

    /// <summary>One more empty correction, up to ten.</summary>
    internal static RequestDraft OneMore(RequestDraft draft) => draft.Corrections.Length >= MostCorrections ? draft : draft with { Corrections = [.. draft.Corrections.Where(one => !one.IsEmpty), new()] };
}
