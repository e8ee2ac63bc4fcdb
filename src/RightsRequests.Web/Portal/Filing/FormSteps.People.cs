using RightsRequests.Identity;
using RightsRequests.Intake;
using RightsRequests.Law;

namespace RightsRequests.Web.Portal;

/// <summary>Who the person is, and where we write to.</summary>
public static partial class FormSteps
{
    private static IReadOnlyList<FormStep> People =>
    [
        new("identite", new("Qui est la personne concernée ?", "Who is the data subject?"), one => !(one.ForSelf && one.Draft.Known?.FullName is not null), Identity)
        {
            Intro = new("Pour retrouver les données, et être sûrs de ne pas les donner à quelqu’un d’autre.", "To find the data, and be sure not to give them to somebody else."),
        },
        new("vous", new("Et vous, qui êtes-vous ?", "And who are you?"), one => !one.ForSelf, _ => Representative)
        {
            Intro = new("C’est à vous que nous répondons.", "We answer you."),
        },
        new("contact", new("Où pouvons-nous vous écrire ?", "Where can we write to you?"), _ => true, Contact),
        new("directives", new("Et après votre décès ?", "And after your death?"), one => one.ForSelf, _ => AfterDeath)
        {
            Intro = new(
                "Vous pouvez nous dire dès maintenant ce que vous voulez ; vous pourrez changer d’avis à tout moment. Si vous ne dites rien, vos données sont détruites, sauf celles que la loi nous oblige à garder.",
                "You can tell us now what you want; you may change your mind at any time. If you say nothing, your data are destroyed, except those the law obliges us to keep."),
        },
    ];

    private static IReadOnlyList<StepField> Identity(FormSituation one) =>
    [
        StepField.Of("nom", FieldKind.Text, one.ForSelf ? new("Vos prénom et nom", "Your full name") : new("Prénom et nom de cette personne", "Full name of that person"), draft => draft.FullName, (draft, text) => draft with { FullName = text }) with
        {
            Missing = new("Écrivez le prénom et le nom", "Write the full name"),
            Field = "subject.fullName",
            Autocomplete = one.ForSelf ? "name" : "off",
        },
        new StepField("naissance", FieldKind.Date, new("Date de naissance", "Date of birth"), draft => [draft.BirthDay, draft.BirthMonth, draft.BirthYear], (draft, parts) => draft with { BirthDay = Part(parts, 0), BirthMonth = Part(parts, 1), BirthYear = Part(parts, 2) })
        {
            Hint = new("Par exemple : 27 3 1954", "For example: 27 3 1954"),
            Field = "subject.birthDate",
            Wrong = draft => draft.HasBirthInPart() ? "Écrivez le jour, le mois et l’année, par exemple 27 3 1954 / Write the day, the month and the year, for example 27 3 1954" : null,
            Autocomplete = one.ForSelf ? "bday" : null,
        },
        StepField.Of("numero", FieldKind.Text, Begun(IdentifierWords.Of(IdentifierWords.MemberNumber, one.Policy)), draft => draft.MemberNumber, (draft, text) => draft with { MemberNumber = text }) with
        {
            Hint = one.Policy.Organisation.MemberNumber?.Hint,
            Field = "subject.identifiers",
            Autocomplete = "off",
            Width = 20,
        },
    ];

    private static IReadOnlyList<StepField> Representative =>
    [
        StepField.Of("representant", FieldKind.Text, new("Vos prénom et nom", "Your full name"), draft => draft.RepresentativeName, (draft, text) => draft with { RepresentativeName = text }) with
        {
            Missing = new("Écrivez vos prénom et nom", "Write your full name"),
            Field = "representative.fullName",
            Autocomplete = "name",
        },
        Email("representant-courriel", new("Votre adresse électronique", "Your e-mail address"), "representative.email", draft => draft.RepresentativeEmail, (draft, text) => draft with { RepresentativeEmail = text }) with
        {
            Hint = new("Il nous faut l’une des deux : celle-ci, ou la suivante.", "We need one of the two: this one, or the next."),
            Unsaid = true,
        },
        Address("representant-adresse", new("Votre adresse postale", "Your postal address"), "representative.postalAddress", draft => draft.RepresentativeAddress, (draft, text) => draft with { RepresentativeAddress = text }) with { Unsaid = true },
    ];

    private static IReadOnlyList<StepField> Contact(FormSituation one) =>
    [
        .. one.Draft.For == DraftWords.Deceased
            ? Array.Empty<StepField>()
            :
            [
                Email("courriel", one.ForSelf ? new("Adresse électronique", "E-mail address") : new("Adresse électronique de la personne concernée", "E-mail address of the data subject"), "subject.email", draft => draft.Email, (draft, text) => draft with { Email = text }) with
                {
                    Hint = one.ForSelf ? new("La réponse arrive plus vite. Celle que nous connaissons déjà, si vous l’avez encore.", "The answer comes sooner. The one we know already, if you still have it.") : null,
                    Autocomplete = one.ForSelf ? "email" : "off",
                },
                StepField.Of("telephone", FieldKind.Text, new("Téléphone", "Telephone"), draft => draft.Phone, (draft, text) => draft with { Phone = text }) with
                {
                    Type = "tel",
                    Maxlength = 40,
                    Width = 20,
                    Field = "subject.phone",
                    Autocomplete = one.ForSelf ? "tel" : "off",
                },
            ],
        Address("adresse", one.Draft.For == DraftWords.Deceased ? new("Dernière adresse de la personne", "Last address of the person") : new("Adresse postale", "Postal address"), "subject.postalAddress", draft => draft.PostalAddress, (draft, text) => draft with { PostalAddress = text }) with
        {
            Hint = one.ForSelf ? new("Sans adresse électronique, nous vous répondons par la poste.", "Without an e-mail address we answer by post.") : null,
            Autocomplete = one.ForSelf ? "street-address" : "off",
        },
        StepField.Of("langue", FieldKind.Radios, new("Langue de nos lettres", "Language of our letters"), draft => draft.Language, (draft, word) => draft with { Language = word }) with
        {
            Unsaid = true,
            Field = "language",
            Choices = [("fr", new("Français", "French"), null), ("en", new("Anglais", "English"), null)],
        },
    ];

    private static IReadOnlyList<StepField> AfterDeath =>
    [
        StepField.Of("directives", FieldKind.Radios, new("Que faire de vos données après votre décès ?", "What is to be done with your data after your death?"), draft => draft.AfterMyDeath ?? "none", (draft, word) => draft with { AfterMyDeath = word is null or "none" ? null : word }) with
        {
            Unsaid = true,
            Field = "details.directives.wish",
            Choices = [("none", new("Je ne donne pas de directives", "I give no directives"), null), .. PortalWords.Directives.Select(one => (one.Key, one.Value, (BilingualText?)null))],
        },
        StepField.Of("tiers", FieldKind.Text, new("Prénom et nom de la personne de confiance", "Full name of the person you trust"), draft => draft.TrustedName, (draft, text) => draft with { TrustedName = text }) with
        {
            Hint = new("Seulement si nous devons remettre vos données à quelqu’un.", "Only if we are to hand your data over to somebody."),
            Field = "details.directives.thirdParty.fullName",
            Autocomplete = "off",
        },
        Email("tiers-courriel", new("Son adresse électronique", "Their e-mail address"), "details.directives.thirdParty.email", draft => draft.TrustedEmail, (draft, text) => draft with { TrustedEmail = text }) with { Autocomplete = "off" },
        StepField.Of("directives-texte", FieldKind.Area, new("Vos directives, avec vos mots", "Your directives, in your own words"), draft => draft.DirectivesText, (draft, text) => draft with { DirectivesText = text }) with
        {
            Maxlength = 4000,
            Field = "details.directives.text",
        },
    ];

    private static StepField Email(string id, BilingualText label, string field, Func<RequestDraft, string?> get, Func<RequestDraft, string?, RequestDraft> set) => StepField.Of(id, FieldKind.Text, label, get, set) with
    {
        Type = "email",
        Maxlength = 254,
        Field = field,
        Autocomplete = "email",
    };

    private static StepField Address(string id, BilingualText label, string field, Func<RequestDraft, string?> get, Func<RequestDraft, string?, RequestDraft> set) => StepField.Of(id, FieldKind.Area, label, get, set) with
    {
        Maxlength = 500,
        Field = field,
        Autocomplete = "street-address",
    };

    private static string? Part(IReadOnlyList<string> parts, int number) => number < parts.Count && parts[number].Length > 0 ? parts[number] : null;
}
