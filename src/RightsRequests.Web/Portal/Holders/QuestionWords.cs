using RightsRequests.Law;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>What is asked of a person who holds data, in sentences.</summary>
internal static class QuestionWords
{
    /// <summary>What is to be done.</summary>
    public static BilingualText Asked(HolderAction action) => action switch
    {
        HolderAction.Locate => new("Cherchez si vous détenez des données de cette personne. Ne les envoyez pas : dites seulement s’il y en a.", "Look whether you hold data of this person. Do not send them: say only whether there are any."),
        HolderAction.Export => new("Cherchez les données de cette personne et envoyez-nous-en une copie : elle a demandé à les recevoir.", "Look for this person’s data and send us a copy: they asked to receive them."),
        HolderAction.Rectify => new("Corrigez les données de cette personne comme indiqué ci-dessous.", "Correct this person’s data as stated below."),
        HolderAction.Erase => new("Effacez ou détruisez les données de cette personne.", "Erase or destroy this person’s data."),
        HolderAction.Restrict => new("Mettez de côté les données de cette personne : gardez-les, et ne les utilisez plus.", "Set this person’s data aside: keep them, and use them no more."),
        HolderAction.LiftRestriction => new("La limitation est levée : vous pouvez de nouveau utiliser les données de cette personne.", "The restriction is lifted: you may use this person’s data again."),
        HolderAction.StopProcessing => new("Cessez d’utiliser les données de cette personne pour ces traitements.", "Stop using this person’s data for these purposes."),
        HolderAction.Notify => new("Prévenez ceux à qui vous avez transmis des données de cette personne.", "Tell those to whom you passed on this person’s data."),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>What the person asked for, as a third one says it.</summary>
    public static BilingualText Right(Right right) => right switch
    {
        Law.Right.Access => new("Recevoir une copie de ses données", "To receive a copy of their data"),
        Law.Right.Rectification => new("Faire rectifier ses données", "To have their data rectified"),
        Law.Right.Erasure => new("Faire effacer ses données", "To have their data erased"),
        Law.Right.Restriction => new("Faire limiter l’utilisation de ses données", "To have the use of their data restricted"),
        Law.Right.Portability => new("Récupérer ses données pour les transmettre", "To take their data with them"),
        Law.Right.Objection => new("S’opposer à un traitement", "To object to a processing"),
        Law.Right.AutomatedDecision => new("Faire réexaminer une décision automatisée", "To have an automated decision reviewed"),
        Law.Right.ConsentWithdrawal => new("Retirer son consentement", "To withdraw their consent"),
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };

    /// <summary>The answers that are possible.</summary>
    public static IReadOnlyList<Option> Outcomes(HolderAction action, Func<string, string, string> say) =>
    [
        new("done", action switch
        {
            HolderAction.Locate => say("Oui, je détiens des données", "Yes, I hold data"),
            HolderAction.Export => say("J’ai trouvé des données, les voici", "I found data, here they are"),
            _ => say("C’est fait", "It is done"),
        }),
        new("partial", say("En partie seulement", "Only in part"), say("Vous direz ce qui manque, et pourquoi.", "You will say what is missing, and why.")),
        new("no-data", say("Je n’ai rien trouvé sur cette personne", "I found nothing about this person")),
        new("refused", say("Je pense ne pas devoir le faire", "I think that I must not"), say("Vous direz pourquoi ; l’équipe décidera.", "You will say why; the team will decide.")),
    ];

    /// <summary>Where data come from.</summary>
    public static IReadOnlyList<Option> Sources(Func<string, string, string> say) =>
    [
        new("subject", say("De la personne elle-même", "From the person")),
        new("observed", say("De son utilisation de nos services", "From their use of our services")),
        new("inferred", say("De ce que nous avons déduit", "From what we inferred")),
        new("third-party", say("D’un tiers", "From a third party")),
    ];
}
