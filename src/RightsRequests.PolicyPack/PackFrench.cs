using System.Text.RegularExpressions;

namespace RightsRequests.PolicyPack;

/// <summary>What the check of the pack says, in French. Keys, words and ids of the files stay as they are written; what another reader says (of YAML, of XML) stands quoted.</summary>
internal static partial class PackFrench
{
    private const string ShortestWay = " Shortest way: ";

    // A star stands for what the file has; a test holds the list to all that the check can say.
    private static readonly IReadOnlyList<(Regex English, string French)> All = [.. Files.Concat(Sections).Concat(Databases).Concat(Procedures).Concat(Wording).Select(one => (Pattern(one.English), one.French))];

    /// <summary>The fault in French; null where there are no words for it.</summary>
    public static string? Of(string fault)
    {
        if (fault.Split(ShortestWay) is [var head, var way])
        {
            return Of(head) is { } said ? $"{said} Chemin le plus court : {way}" : null;
        }

        foreach (var (english, french) in All)
        {
            if (english.Match(fault) is { Success: true } found)
            {
                return found.Result(french);
            }
        }

        return null;
    }

    private static Regex Pattern(string english) =>
        new($"^{Regex.Escape(english).Replace(@"\*", "(.*?)", StringComparison.Ordinal)}$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static IEnumerable<(string English, string French)> Files =>
    [
        ("There is no such directory.", "Ce dossier n’existe pas."),
        ("The file is missing or cannot be read.", "Le fichier manque, ou ne se lit pas."),
        ("Not YAML: a bracket, quote or indentation does not close.", "Ce n’est pas du YAML : une parenthèse, un guillemet ou un retrait ne se ferme pas."),
        ("Not YAML: *", "Ce n’est pas du YAML : « $1 »."),
        ("One YAML document with keys at the top is expected.", "Il faut un document YAML, dont les clés sont au premier niveau."),
        ("Unknown key '*'; known are: *.", "La clé « $1 » est inconnue ; il y a : $2."),
        ("'*' must be a text.", "« $1 » doit être un texte."),
        ("'*' must be true or false.", "« $1 » doit être true ou false."),
        ("'*' must be a list of texts.", "« $1 » doit être une liste de textes."),
        ("'*' must be a mapping of names to texts.", "« $1 » doit donner un texte à chaque nom."),
        ("'*' must be a mapping with: *.", "« $1 » doit contenir : $2."),
        ("'*' must be a list of mappings.", "« $1 » doit être une liste dont chaque élément a des clés."),
        ("'*' is not an id: words of a-z and 0-9 joined by '-', such as commercial-prospecting.", "« $1 » n’est pas un identifiant : des mots de a-z et 0-9 joints par « - », comme commercial-prospecting."),
        ("'*' is not a word for '*'; those are: *.", "« $1 » n’est pas un mot de « $2 » ; il y a : $3."),
        ("'*' is not a period of days, months or years such as P10D, P1M or P3Y.", "« $1 » n’est pas une durée en jours, mois ou années, comme P10D, P1M ou P3Y."),
        ("'*' is missing.", "« $1 » manque."),
        ("'*' must not be empty.", "« $1 » ne doit pas être vide."),
        ("'*' must be a whole number from 1 to *.", "« $1 » doit être un nombre entier de 1 à $2."),
        ("This file must be of the right '*'.", "Ce fichier doit être celui du droit « $1 »."),
        ("'version' must be a whole number from 1.", "« version » doit être un nombre entier à partir de 1."),
        ("A path may not be called '*': that is where a case begins.", "Une voie ne peut s’appeler « $1 » : c’est là que commence un dossier."),
        ("A step is one word with its settings; words are: *.", "Une étape est un mot avec ses réglages ; les mots sont : $1."),
        ("'incomplete' must be decide-without.", "« incomplete » doit être decide-without."),
        ("The letter's wording is missing.", "Le texte de la lettre manque."),
        ("The file has * bytes; * are the most.", "Le fichier a $1 octets ; $2 au plus."),
        ("An alias may not stand within what another alias repeats: write it out.", "Un alias ne peut être dans ce qu’un autre alias répète : écrivez-le en entier."),
        ("Brackets or indentation go deeper than * levels: something does not close.", "Des parenthèses ou des retraits vont au-delà de $1 niveaux : quelque chose ne se ferme pas."),
        ("No file of the pack has this name; those are: *.", "Aucun fichier du référentiel ne porte ce nom ; il y a : $1."),
        ("'*' has '*' twice.", "« $1 » a deux fois « $2 »."),
        ("Requests of the same person would wait for each other: '*' waits for '*', and that for '*'.", "Des demandes de la même personne s’attendraient l’une l’autre : « $1 » attend « $2 », qui attend « $3 »."),
    ];

    private static IEnumerable<(string English, string French)> Sections =>
    [
        ("The logo '*' must lie within the pack.", "Le logo « $1 » doit être dans le référentiel."),
        ("The logo '*' is missing.", "Le logo « $1 » manque."),
        ("The logo '*' has * bytes; * are the most.", "Le logo « $1 » a $2 octets ; $3 au plus."),
        ("The logo '*' is not a PNG.", "Le logo « $1 » n’est pas un PNG."),
        ("The logo '*' must be an .svg or a .png.", "Le logo « $1 » doit être un .svg ou un .png."),
        ("The logo '*' is not an SVG.", "Le logo « $1 » n’est pas un SVG."),
        ("The logo '*' holds <*>: it may only draw.", "Le logo « $1 » contient <$2> : il ne doit que dessiner."),
        ("The logo '*' holds the attribute '*', which acts or fetches: it may only draw.", "Le logo « $1 » contient l’attribut « $2 », qui agit ou va chercher : il ne doit que dessiner."),
        ("The logo '*' is not well-formed: *", "Le logo « $1 » n’est pas bien formé : « $2 »."),
        ("The logo '*' *.", "Le logo « $1 » ne convient pas : « $2 »."),
        ("'*' is both exercisable and denied.", "« $1 » est à la fois ouvert et refusé."),
        ("The right '*' stands twice.", "Le droit « $1 » y est deux fois."),
        ("There is no row for the right '*'.", "Le droit « $1 » n’a pas de ligne."),
        ("The row '*' denies '*', which the law grants (GDPR Art. *): a matrix may not be below the law.", "La ligne « $1 » refuse « $2 », que la loi accorde (RGPD, article $3) : une matrice ne peut être en deçà de la loi."),
        ("The row '*' does not list '*', which the law grants (GDPR Art. *): the law decides.", "La ligne « $1 » ne compte pas « $2 », que la loi accorde (RGPD, article $3) : la loi décide."),
        ("At least one controller is needed.", "Il faut au moins un responsable de traitement."),
        ("At least one holder is needed.", "Il faut au moins un détenteur."),
        ("At least one activity is needed.", "Il faut au moins un traitement."),
        ("The relation '*' stands twice.", "Le lien « $1 » y est deux fois."),
        ("The controller '*' stands twice.", "Le responsable « $1 » y est deux fois."),
        ("'portal' must be an address that begins with https://.", "« portal » doit être une adresse qui commence par https://."),
        ("Nobody can write to the recipient '*' (Art. 19): it needs an 'address' or an 'email'.", "Personne ne peut écrire au destinataire « $1 » (article 19) : il lui faut « address » ou « email »."),
        ("The activity '*' has no holder: nobody is asked for its data, and nothing of it is erased or corrected.", "Le traitement « $1 » n’a pas de détenteur : personne n’est interrogé sur ses données, et rien n’en est effacé ni rectifié."),
        ("'*' is not a condition of Art. 9(2), from \"9(2)(a)\" to \"9(2)(j)\".", "« $1 » n’est pas une condition de l’article 9, paragraphe 2, de \"9(2)(a)\" à \"9(2)(j)\"."),
        ("'verify-outcomes-after' must be a day at least, such as P30D.", "« verify-outcomes-after » doit être d’un jour au moins, comme P30D."),
        ("'siren' must be nine digits, in quotes.", "« siren » doit être de neuf chiffres, entre guillemets."),
        ("'saint-martin-day' must be 27 or 28 (May).", "« saint-martin-day » doit être 27 ou 28 (mai)."),
        ("'*' is not a time zone such as Europe/Paris.", "« $1 » n’est pas un fuseau horaire, comme Europe/Paris."),
        ("'*' must be a colour such as \"#003a70\", in quotes.", "« $1 » doit être une couleur comme \"#003a70\", entre guillemets."),
        ("The contrast of '*' * with * is *:1; text needs *:1 to be read.", "Le contraste de « $1 » $2 avec $3 est de $4:1 ; un texte en demande $5:1 pour être lu."),
        ("'privacy' must be an address that begins with https://.", "« privacy » doit être une adresse qui commence par https://."),
        ("The category '*' stands twice.", "La catégorie « $1 » y est deux fois."),
        ("'categories' has no name for: *. Letters and pages say the id itself.", "« categories » n’a pas de nom pour : $1. Les lettres et les pages disent l’identifiant lui-même."),
        ("'path-names' has no name for the path '*'. Pages say the key itself.", "« path-names » n’a pas de nom pour la voie « $1 ». Les pages disent la clé elle-même."),
        ("The recipient '*' stands twice.", "Le destinataire « $1 » y est deux fois."),
        ("The activity '*' names the holder '*', which holders.yaml does not have.", "Le traitement « $1 » nomme le détenteur « $2 », que holders.yaml n’a pas."),
        ("The activity '*' names the controller '*', which organisation.yaml does not have.", "Le traitement « $1 » nomme le responsable « $2 », que organisation.yaml n’a pas."),
        ("The activity '*' stands twice.", "Le traitement « $1 » y est deux fois."),
        ("'*' is not an event that retention runs from; those are: *.", "« $1 » n’est pas un événement dont court la conservation ; il y a : $2."),
        ("'*' is not among the recipients at the top of the file.", "« $1 » n’est pas parmi les destinataires en tête du fichier."),
        ("The activity is processed for '*', which is not among the recipients at the top of the file.", "Le traitement se fait pour « $1 », qui n’est pas parmi les destinataires en tête du fichier."),
        ("The holder '*' stands twice.", "Le détenteur « $1 » y est deux fois."),
        ("'identifiers' names what the other holder finds, such as [member-number].", "« identifiers » nomme ce que l’autre détenteur trouve, comme [member-number]."),
        ("'*' needs '*', which is no holder of this file.", "« $1 » a besoin de « $2 », qui n’est pas un détenteur de ce fichier."),
        ("'*' needs '*', a person: only systems name identifiers in their answers.", "« $1 » a besoin de « $2 », une personne : seuls les systèmes nomment des identifiants dans leurs réponses."),
        ("'*' needs '*', which is asked over OpenDSR: its answers name no identifiers.", "« $1 » a besoin de « $2 », interrogé par OpenDSR : ses réponses ne nomment pas d’identifiants."),
        ("Each would wait for the next for ever: *. Take out one of the needs.", "Chacun attendrait le suivant sans fin : $1. Enlevez l’un de ces besoins."),
        ("'identifies' is for systems that name identifiers in their answers; a person, and OpenDSR, name none.", "« identifies » est pour les systèmes qui nomment des identifiants dans leurs réponses ; une personne et OpenDSR n’en nomment pas."),
        ("A webhook needs its 'url'.", "Un webhook a besoin de son « url »."),
        ("A processor that speaks OpenDSR needs its 'url'.", "Un sous-traitant qui parle OpenDSR a besoin de son « url »."),
        ("'url' is for transport: webhook and opendsr only.", "« url » n’est que pour transport: webhook et opendsr."),
        ("'email' and 'delegate' are for transport: person only.", "« email » et « delegate » ne sont que pour transport: person."),
        ("A 'delegate' stands in for the person at 'email', which is missing.", "« delegate » remplace la personne de « email », qui manque."),
        ("'url' must be an https address without user, password and fragment (http on loopback only).", "« url » doit être une adresse https sans utilisateur, mot de passe ni fragment (http sur cette machine seulement)."),
        ("'*' must be an e-mail address.", "« $1 » doit être une adresse électronique."),
        ("'answer-within-days' must be a whole number of days from 1 to 60.", "« answer-within-days » doit être un nombre entier de jours, de 1 à 60."),
    ];
}
