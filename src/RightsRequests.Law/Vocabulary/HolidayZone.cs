namespace RightsRequests.Law;

/// <summary>Where the answering establishment is, as far as public holidays go (Code du travail L3133-1, L3134-13, L3422-2).</summary>
public enum HolidayZone
{
    Metropole,
    AlsaceMoselle,
    Guadeloupe,
    Guyane,
    Martinique,
    Mayotte,
    LaReunion,
    SaintBarthelemy,
    SaintMartin,
}
