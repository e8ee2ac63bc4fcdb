namespace RightsRequests.DemoHolders;

internal static class MadeUpNames
{
    public static IReadOnlyList<string> Given { get; } =
    [
        "Camille", "Maëlle", "Anaïs", "Solène", "Clémence", "Héloïse", "Noémie", "Élise", "Inès", "Aïcha", "Léonie", "Agathe",
        "Marguerite", "Zoé", "Apolline", "Françoise", "Gwenaëlle", "Odile", "Thérèse", "Yasmine", "Loïc", "Benoît", "Cédric",
        "Étienne", "Théo", "Raphaël", "Mathéo", "Gaël", "Jérémie", "Rémi", "Ousmane", "Karim", "Anselme", "Basile", "Célestin",
        "Edmond", "Firmin", "Hippolyte", "Joël", "Lazare",
    ];

    public static IReadOnlyList<string> Family { get; } =
    [
        "Aubrelicque", "Bastonnet", "Cazeneuve-Lahire", "Delmasure", "d'Estrangin", "Fauvelière", "Grandchampoux", "Haudricourt",
        "Isambardier", "Jolivalette", "Kerbrézellec", "Lanternier", "Maugendroux", "Naudincourt", "Ombredanne", "Pelleteraux",
        "Quévillard", "Rocheblaive", "Sauvageonnet", "Tournebelle", "Urvoyant", "Valbrégeac", "Wattecampe", "Yvonnet-Prieux",
        "Zellinger", "Bonnaffoux", "Chantegrelle", "Durançaud", "Épinaliès", "Fontaubière", "Guérimand", "Houssemaine",
    ];

    public static IReadOnlyList<string> Streets { get; } =
    [
        "rue des Tilleuls-Inventés", "allée du Moulin-Perdu", "avenue de la Fontaine-Sèche", "impasse des Hirondelles-Bleues",
        "chemin du Pré-Imaginaire", "place de l'Horloge-Arrêtée", "quai des Brumes-Légères", "boulevard du Vieux-Tramway",
    ];

    public static IReadOnlyList<string> Towns { get; } =
    [
        "99001 Sainte-Fictive", "99002 Montrêvé-sur-Lignes", "99003 Bourg-l'Inexistant", "99004 Villemodèle", "99005 Saint-Exemple-le-Haut",
    ];
}
