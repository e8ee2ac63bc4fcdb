using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The words of the policy pack, as its pages say them.</summary>
internal static class SettingsWords
{
    public static readonly IReadOnlyDictionary<string, BilingualText> Obstacles = new Dictionary<string, BilingualText>
    {
        ["case-ended"] = new("le dossier est terminé", "the case has ended"),
        ["same-version"] = new("il suit déjà cette version", "it goes by this version already"),
        ["other-right"] = new("c’est un autre droit", "it is another right"),
        ["path-missing"] = new("sa voie n’existe plus", "its path is no longer there"),
        ["step-missing"] = new("son étape n’existe plus", "its step is no longer there"),
        ["owed-skipped"] = new("une étape due serait sautée", "a step that is owed would be skipped"),
        ["never-done"] = new("une étape nouvelle, placée avant, n’a pas été faite", "a new step that comes before was not done"),
        ["done-again"] = new("une étape déjà faite serait refaite", "a step done already would be done again"),
        ["approved-otherwise"] = new("ce n’est plus ce qui a été approuvé : renvoyez d’abord à la préparation", "it is no longer what was approved: send the case back first"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Transports = new Dictionary<string, BilingualText>
    {
        ["bus"] = new("Messagerie interne", "Message bus"),
        ["http"] = new("Interface HTTP", "HTTP interface"),
        ["webhook"] = new("Appel HTTP signé", "Signed HTTP call"),
        ["person"] = new("Une personne", "A person"),
        ["opendsr"] = new("OpenDSR, un sous-traitant", "OpenDSR, a processor"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Relations = new Dictionary<string, BilingualText>
    {
        ["insured"] = new("assurés", "insured persons"),
        ["member"] = new("membres", "members"),
        ["beneficiary"] = new("bénéficiaires", "beneficiaries"),
        ["prospect"] = new("prospects", "prospects"),
        ["business-contact"] = new("contacts professionnels", "business contacts"),
        ["visitor"] = new("visiteurs", "visitors"),
        ["site-user"] = new("utilisateurs des sites", "users of the sites"),
    };
}
