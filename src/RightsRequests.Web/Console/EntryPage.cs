using Microsoft.AspNetCore.Mvc;
using RightsRequests.Identity;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Forms;
using RightsRequests.Web.Portal;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>A page on which staff enter a request for somebody.</summary>
public abstract class EntryPage(Policy policy) : ConsolePage
{
    [BindProperty]
    public EntryForm Form { get; set; } = new();

    /// <summary>What was filed; null before.</summary>
    public FiledRequest? Filed { get; protected set; }

    public IEnumerable<Option> Channels => EntryWords.Channels.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> Rights => ProcedureWords.Rights.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> Relations => PortalWords.RelationsOf(policy).Select(one => new Option(one.Word, Say(one.Name)));

    public string MemberNumber => Say(FormSteps.Begun(IdentifierWords.Of(IdentifierWords.MemberNumber, policy)));

    public IEnumerable<Option> Controllers => policy.Organisation.Controllers.Select(one => new Option(one.Id, one.Name));

    public IEnumerable<Option> Capacities => EntryWords.Capacities.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> HealthRecords => [new(HealthRecordAge.Recent, Say("Oui, et il a moins de cinq ans", "Yes, and it is less than five years old")), new(HealthRecordAge.Old, Say("Oui, et il a plus de cinq ans", "Yes, and it is more than five years old"))];

    public IEnumerable<Option> AsMinor => [new("true", Say("Recueillies quand la personne était mineure", "Collected when the person was a minor"))];

    public IEnumerable<Option> Languages => [new("fr", "Français"), new("en", "English")];

    /// <summary>By which way the acknowledgement of what was filed goes.</summary>
    public string Acknowledged => WhereToWrite.Of(Form.Request()) switch
    {
        { Mail: not null } =>
            Say("L’accusé de réception part de lui-même, par courriel.", "The acknowledgement leaves by itself, by e-mail."),
        { Lines.Count: > 0 } =>
            Say("L’accusé de réception attendra parmi les courriers à poster, avec le code de suivi.", "The acknowledgement will wait among the letters to be posted, with the tracking code."),
        _ => Say("Aucune adresse n’est connue : l’accusé de réception attendra parmi les courriers à poster, où vous pourrez en écrire une.", "No address is known: the acknowledgement will wait among the letters to be posted, where you can write one."),
    };

    /// <summary>True where the person may enter requests.</summary>
    public bool MayEnter => Who.Is(Role.Agent);

    public string RightWord(string right) => Say(ProcedureWords.Rights[right]);

    /// <summary>Puts each error beside its field of the page.</summary>
    protected void Show(IReadOnlyDictionary<string, string> errors)
    {
        foreach (var (field, message) in errors.OrderBy(error => Order(error.Key)))
        {
            Errors.TryAdd(IdOf(field), message);
        }
    }

    private static readonly string[] Ids = ["recu", "canal", "droits", "dossier", "mineur", "nom", "naissance", "courriel", "telephone", "adresse", "adherent", "liens", "responsable", "representant", "qualite", "courriel-representant", "adresse-representant", "demande", "langue", "fichiers"];

    private static int Order(string field) => Array.IndexOf(Ids, IdOf(field)) is >= 0 and var place ? place : Ids.Length;

    private static string IdOf(string field) => field.Split('[')[0] switch
    {
        "receivedOn" => "recu",
        "channel" => "canal",
        "rights" => "droits",
        "subject.fullName" => "nom",
        "subject.birthDate" => "naissance",
        "subject.email" => "courriel",
        "subject.phone" => "telephone",
        "subject.postalAddress" => "adresse",
        "subject.identifiers" => "adherent",
        "relations" => "liens",
        "controller" => "responsable",
        "representative.fullName" => "representant",
        "representative.capacity" => "qualite",
        "representative.email" => "courriel-representant",
        "representative.postalAddress" => "adresse-representant",
        "statement" => "demande",
        "language" => "langue",
        var other => other,
    };
}
