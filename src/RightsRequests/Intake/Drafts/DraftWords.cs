using RightsRequests.Law;

namespace RightsRequests.Intake;

/// <summary>The words of a draft that are not the contract's.</summary>
public static class DraftWords
{
    public const string Self = "self";
    public const string Child = "child";
    public const string Represented = "represented";
    public const string Deceased = "deceased";
    public const string All = "all";
    public const string Some = "some";
    public const string Unknown = "unknown";
    public const string Marketing = "marketing";
    public const string Other = "other";
    public const string Both = "both";
    public const string Me = "me";

    public static readonly IReadOnlyList<string> For = [Self, Child, Represented, Deceased];

    public static readonly IReadOnlyList<string> About = [All, Some, Unknown];

    public static readonly IReadOnlyList<string> Objections = [Marketing, Other, Both];

    /// <summary>The four cases of Art. 18(1), in its order, and none named.</summary>
    public static IReadOnlyDictionary<string, BilingualText> RestrictionCases { get; } = new Dictionary<string, BilingualText>
    {
        ["accuracy"] = new("Les données sont inexactes : suspendez leur usage le temps de vérifier", "The data are wrong: stop using them while you check"),
        ["unlawful"] = new("Vous n’avez pas le droit d’utiliser ces données, mais je ne veux pas qu’elles soient effacées", "You have no right to use these data, but I do not want them erased"),
        ["claims"] = new("J’ai besoin de ces données pour faire valoir mes droits, en justice par exemple : gardez-les", "I need these data to establish my rights, in court for example: keep them"),
        ["objection"] = new("Je me suis opposé à un usage : suspendez-le le temps de répondre", "I have objected to a use: stop it while you decide"),
        [Unknown] = new("Aucun de ces cas, ou je ne sais pas", "None of these, or I do not know"),
    };

    /// <summary>Grounds of Art. 17(1) in the words of people.</summary>
    public static IReadOnlyDictionary<string, BilingualText> ErasureGrounds { get; } = new Dictionary<string, BilingualText>
    {
        ["no-longer-necessary"] = new("Vous n’en avez plus besoin, mon contrat est terminé par exemple", "You no longer need them, my contract has ended for example"),
        ["consent"] = new("J’avais donné mon accord et je le retire", "I had agreed and I withdraw my agreement"),
        ["unlawful"] = new("Vous n’aviez pas le droit de les utiliser", "You had no right to use them"),
        ["minor"] = new("Elles ont été recueillies en ligne quand la personne était mineure", "They were collected online when the person was a child"),
        [Unknown] = new("Une autre raison, ou je ne sais pas", "Another reason, or I do not know"),
    };
}
