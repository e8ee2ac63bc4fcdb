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

    public IEnumerable<Option> Capacities => PortalWords.Capacities.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> Languages => [new("fr", "Français"), new("en", "English")];

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

    private static readonly string[] Ids = ["recu", "canal", "droits", "nom", "naissance", "courriel", "telephone", "adresse", "adherent", "liens", "responsable", "representant", "qualite", "demande", "langue", "fichiers"];

    private static int Order(string field) => Array.IndexOf(Ids, IdOf(field)) is >= 0 and var place ? place : Ids.Length;

    private static string IdOf(string field) => field.Split('[')[0] switch
    {
        "receivedOn" => "recu",
        "channel" => "canal",
        "rights" => "droits",
        "subject.fullName" => "nom",
        "subject.birthDate" => "naissance",
        "subject.email" or "representative.email" => "courriel",
        "subject.phone" => "telephone",
        "subject.postalAddress" or "representative.postalAddress" => "adresse",
        "subject.identifiers" => "adherent",
        "relations" => "liens",
        "controller" => "responsable",
        "representative.fullName" => "representant",
        "representative.capacity" => "qualite",
        "statement" => "demande",
        "language" => "langue",
        var other => other,
    };
}
