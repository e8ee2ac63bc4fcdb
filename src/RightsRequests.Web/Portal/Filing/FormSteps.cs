using RightsRequests.Intake;
using RightsRequests.Law;

namespace RightsRequests.Web.Portal;

/// <summary>The steps of the form, in their order.</summary>
public static partial class FormSteps
{
    /// <summary>The page where the answers are checked, in its address.</summary>
    public const string Check = "verification";

    public static IReadOnlyList<FormStep> All { get; } =
    [
        new("pour-qui", new("Pour qui faites-vous cette demande ?", "For whom do you make this request?"), _ => true, _ => [Whom]),
        new("qualite", new("À quel titre agissez-vous ?", "In what quality do you act?"), one => one.Draft.For is DraftWords.Represented or DraftWords.Deceased, one => [Capacity(one)]),
        new("droits", new("Que demandez-vous ?", "What do you ask for?"), _ => true, _ => [Rights]),
        new("organisme", new("À quel organisme ?", "To which organisation?"), one => !one.AtDoor && one.Policy.Organisation.Controllers.Count > 1, one => [Organisation(one)]),
        new("liens", new("Quel est votre lien avec nous ?", "What is your relation to us?"), one => !(one.ForSelf && one.Draft.Known?.Relations.Length > 0), one => [Relations(one)]),
        new("sujet", new("Sur quoi porte la demande ?", "What is the request about?"), one => AsksScope(one.Draft), _ => [About]),
        new("traitements", new("Quels usages de vos données ?", "Which uses of your data?"), one => AsksScope(one.Draft) && one.Draft.About == DraftWords.Some, one => [Chosen(one)]),
        .. Details,
        new("precisions", new("Voulez-vous préciser votre demande ?", "Do you want to say more about your request?"), _ => true, _ => [Statement]),
        .. People,
    ];

    private static StepField Whom => StepField.Of("pour", FieldKind.Radios, new("Pour qui faites-vous cette demande ?", "For whom do you make this request?"), draft => draft.For, (draft, word) => draft.ForWhom(word)) with
    {
        Missing = new("Dites pour qui vous faites cette demande", "Say for whom you make this request"),
        Choices =
        [
            (DraftWords.Self, new("Pour moi-même", "For myself"), null),
            (DraftWords.Child, new("Pour mon enfant mineur", "For my minor child"), new("Vous exercez l’autorité parentale. Nous vous demanderons le livret de famille.", "You hold parental responsibility. We shall ask you for the family record book.")),
            (DraftWords.Represented, new("Pour une personne que je représente", "For a person I represent"), new("Vous êtes son tuteur, son curateur, ou elle vous a donné un mandat.", "You are their guardian, or they gave you a mandate.")),
            (DraftWords.Deceased, new("Pour une personne décédée", "For a deceased person"), new("Vous êtes son héritier, ou elle vous a désigné dans ses directives.", "You are their heir, or they named you in their directives.")),
        ],
    };

    private static StepField Rights => new("droits", FieldKind.Boxes, new("Que demandez-vous ?", "What do you ask for?"), draft => draft.Rights, (draft, words) => draft with { Rights = [.. words] })
    {
        Hint = new("Vous pouvez cocher plusieurs choses. Chacune reçoit sa réponse.", "You may tick several things. Each gets its answer."),
        Missing = new("Cochez au moins une chose que vous demandez", "Tick at least one thing that you ask for"),
        Field = "rights",
        Choices =
        [
            Right("access", new("Par exemple : savoir ce que vous avez sur moi, et en recevoir une copie.", "For example: to know what you hold about me, and get a copy.")),
            Right("rectification", new("Par exemple : mon adresse a changé, mon nom est mal écrit.", "For example: my address has changed, my name is misspelt.")),
            Right("erasure", new("Par exemple : mon compte est fermé, je veux que mes données disparaissent.", "For example: my account is closed, I want my data gone.")),
            Right("restriction", new("Par exemple : ne plus utiliser mes données pendant que vous les vérifiez.", "For example: stop using my data while you check them.")),
            Right("portability", new("Par exemple : recevoir mes données dans un fichier, pour les donner à un autre organisme.", "For example: get my data as a file, to give it to another organisation.")),
            Right("objection", new("Par exemple : ne plus recevoir vos offres.", "For example: no longer get your offers.")),
            Right("automated-decision", new("Par exemple : un ordinateur a refusé ma demande, je veux qu’une personne la revoie.", "For example: a computer refused my application, I want a person to look at it.")),
            Right("consent-withdrawal", new("Par exemple : j’avais accepté que vous donniez mes coordonnées à un partenaire, je n’accepte plus.", "For example: I had agreed that you give my contact details to a partner, I no longer do.")),
        ],
    };

    private static StepField About => StepField.Of("sujet", FieldKind.Radios, new("Sur quoi porte la demande ?", "What is the request about?"), draft => draft.About, (draft, word) => draft with { About = word }) with
    {
        Missing = new("Dites sur quoi porte la demande", "Say what the request is about"),
        Choices =
        [
            (DraftWords.All, new("Sur tout ce que vous faites des données", "All that you do with the data"), null),
            (DraftWords.Some, new("Sur certains usages seulement", "Some uses only"), new("Vous les choisirez à la page suivante.", "You will choose them on the next page.")),
            (DraftWords.Unknown, new("Je ne sais pas", "I do not know"), new("Nous regarderons partout.", "We shall look everywhere.")),
        ],
    };

    private static StepField Statement => StepField.Of("texte", FieldKind.Area, new("Voulez-vous préciser votre demande ?", "Do you want to say more about your request?"), draft => draft.Statement, (draft, text) => draft with { Statement = text }) with
    {
        Hint = new("Par exemple : de quelle période il s’agit, ce qui s’est passé, un numéro de dossier.", "For example: which period it is about, what happened, a file number."),
        Maxlength = 20_000,
        Field = "statement",
    };

    private static StepField Capacity(FormSituation one) => StepField.Of("qualite", FieldKind.Radios, new("À quel titre agissez-vous ?", "In what quality do you act?"), draft => draft.Capacity, (draft, word) => draft with { Capacity = word }) with
    {
        Hint = new("Nous vous demanderons le document qui le prouve.", "We shall ask you for the document that proves it."),
        Missing = new("Dites à quel titre vous agissez", "Say in what quality you act"),
        Field = "representative.capacity",
        Choices = one.Draft.For == DraftWords.Deceased
            ?
            [
                ("heir", new("Je suis son héritier", "I am their heir"), new("Document : un acte de notoriété ou un certificat d’hérédité.", "Document: an affidavit or certificate of inheritance.")),
                ("named-in-directives", new("Elle m’a désigné dans ses directives", "They named me in their directives"), new("Document : ces directives.", "Document: those directives.")),
            ]
            :
            [
                ("guardian", new("Je suis son tuteur ou son curateur", "I am their guardian"), new("Document : le jugement.", "Document: the judgment.")),
                ("mandate", new("Elle m’a donné un mandat", "They gave me a mandate"), new("Document : le mandat signé. Un avocat n’a pas à en montrer.", "Document: the signed mandate. A lawyer need not show one.")),
            ],
    };

    private static StepField Organisation(FormSituation one) => StepField.Of("organisme", FieldKind.Radios, new("À quel organisme ?", "To which organisation?"), draft => draft.Controller ?? one.Policy.Organisation.Controllers[0].Id, (draft, id) => draft with { Controller = id }) with
    {
        Hint = new("Si vous ne savez pas, laissez le premier : nous transmettons.", "If you do not know, leave the first: we pass it on."),
        Unsaid = true,
        Field = "controller",
        Choices = [.. one.Policy.Organisation.Controllers.Select(controller => (controller.Id, new BilingualText(controller.Name, controller.Name), (BilingualText?)null))],
    };

    private static StepField Relations(FormSituation one) => new("liens", FieldKind.Boxes, one.ForSelf ? new("Quel est votre lien avec nous ?", "What is your relation to us?") : new("Quel est son lien avec nous ?", "What is their relation to us?"), draft => draft.Relations, (draft, words) => draft with { Relations = [.. words] })
    {
        Hint = new("Cochez tout ce qui convient. Si vous ne savez pas, ne cochez rien : nous regarderons partout.", "Tick all that fits. If you do not know, tick nothing: we shall look everywhere."),
        Unsaid = true,
        Field = "relations",
        Choices = [.. PortalWords.RelationsOf(one.Policy).Select(relation => (relation.Word, relation.Name, (BilingualText?)null))],
    };

    private static StepField Chosen(FormSituation one) => new("traitements", FieldKind.Boxes, new("Quels usages de vos données ?", "Which uses of your data?"), draft => draft.Activities, (draft, ids) => draft with { Activities = [.. ids] })
    {
        Missing = new("Cochez au moins un usage, ou revenez dire que la demande porte sur tout", "Tick at least one use, or go back and say that the request is about all"),
        Field = "scope.activities",
        Choices = Uses(one.Activities()),
    };

    private static (string Value, BilingualText Text, BilingualText? Hint)[] Uses(IEnumerable<RightsRequests.Workflow.RegisterEntry> entries) =>
        [.. entries.Select(entry => (entry.Id, Begun(entry.Purpose), (BilingualText?)null))];

    // The register's purposes stand within sentences of letters.
    internal static BilingualText Begun(BilingualText text) => new(Begun(text.Fr), Begun(text.En));

    private static string Begun(string text) => char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];

    private static (string Value, BilingualText Text, BilingualText? Hint) Right(string word, BilingualText hint) => (word, PortalWords.Rights[word], hint);

    // An objection, a decision and a consent have pages of their own that ask about what.
    private static bool AsksScope(RequestDraft draft) =>
        draft.Rights.Any(word => Vocabulary.TryRead<Right>(word, out var right) && right is not (Law.Right.Objection or Law.Right.AutomatedDecision or Law.Right.ConsentWithdrawal));
}
