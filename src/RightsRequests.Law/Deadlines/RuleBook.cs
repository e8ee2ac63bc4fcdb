using NodaTime;

namespace RightsRequests.Law;

/// <summary>The sources of rules R1 to R14, as data with validity dates. A change of the law is a line here.</summary>
public static class RuleBook
{
    /// <summary>What sets the time limit of a health record (R12).</summary>
    public const string HealthRecord = "Code de la santé publique L1111-7";

    /// <summary>What rules out the extension where data of a minor are to be erased (R13).</summary>
    public const string MinorErasure = "Loi n° 78-17 Art. 51 II";

    private static readonly LocalDate Gdpr = new(2018, 5, 25);
    private static readonly LocalDate RegulationOnPeriods = new(1971, 7, 1);
    private static readonly LocalDate LabourCode = new(2008, 5, 1);
    private static readonly LocalDate DataProtectionAct = new(2019, 6, 1);
    private static readonly LocalDate GuidelinesOnAccess = new(2023, 3, 28);

    /// <summary>All sources, in the order of the rules.</summary>
    public static IReadOnlyList<RuleSource> Sources { get; } =
    [
        new("R1", "GDPR Art. 12(3)", Gdpr),
        new("R2", "GDPR Art. 12(4)", Gdpr),
        new("R3", "GDPR Art. 12(6)", Gdpr),
        new("R3", "EDPB Guidelines 01/2022, section 5.3", GuidelinesOnAccess),
        new("R4", "GDPR recital 63", Gdpr),
        new("R5", "GDPR Art. 12(5)", Gdpr),
        new("R6", "Regulation (EEC, Euratom) No 1182/71 Art. 3(1)", RegulationOnPeriods),
        new("R7", "Regulation (EEC, Euratom) No 1182/71 Art. 3(2)(c)", RegulationOnPeriods),
        new("R7", "CJEU C-171/03", new LocalDate(2004, 11, 11)),
        new("R8", "Regulation (EEC, Euratom) No 1182/71 Art. 3(3) and 3(4)", RegulationOnPeriods),
        new("R9", "Regulation (EEC, Euratom) No 1182/71 Art. 2", RegulationOnPeriods),
        new("R10", "Code du travail L3133-1", LabourCode),
        new("R10-AM", "Code du travail L3134-13", LabourCode),
        new("R10-OM", "Code du travail L3422-2", LabourCode),
        new("R11", "EDPB Guidelines 01/2022", GuidelinesOnAccess),
        new("R12", HealthRecord, new LocalDate(2002, 3, 5)),
        new("R12", "Code de la santé publique R1111-1", new LocalDate(2003, 5, 27)),
        new("R13", MinorErasure, DataProtectionAct),
        new("R14", "Loi n° 78-17 Art. 84-86", DataProtectionAct),
    ];

    // Days on which a source begins to apply or applies no more.
    private static readonly LocalDate[] ChangeDays =
        [.. Sources.Select(s => s.ValidFrom).Concat(Sources.Select(s => s.ValidUntil?.PlusDays(1)).OfType<LocalDate>()).Distinct().Order()];

    /// <summary>How many times the law changed up to a day of receipt, that day included: between two changes the same sources are in force.</summary>
    internal static int Changes(LocalDate receivedOn)
    {
        var count = ChangeDays.Length;
        while (count > 0 && ChangeDays[count - 1] > receivedOn)
        {
            count--;
        }

        return count;
    }

    /// <summary>The citations of some rules in force on a day of receipt, each once, in the order of the book.</summary>
    public static IReadOnlyList<string> Citations(IReadOnlySet<string> rules, LocalDate receivedOn) =>
        [.. Sources.Where(s => rules.Contains(s.Id) && s.InForceOn(receivedOn)).Select(s => s.Citation).Distinct()];
}
