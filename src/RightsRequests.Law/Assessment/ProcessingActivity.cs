namespace RightsRequests.Law;

/// <summary>What the law needs to know of one processing activity of the register (GDPR Art. 30).</summary>
/// <param name="Id">English kebab-case id, unique in the register.</param>
/// <param name="Basis">The one legal basis of Art. 6(1).</param>
/// <param name="Marketing">True for direct marketing, profiling for it included (Art. 21(2)).</param>
/// <param name="Automated">True when processed by automated means (Art. 20(1)(b)).</param>
/// <param name="Sources">Where the data are from; never empty.</param>
/// <param name="Relations">The persons it concerns; never empty.</param>
/// <param name="Retention">How long the data are kept.</param>
/// <param name="SpecialCategory">The condition of Art. 9(2) relied on, for example <c>9(2)(a)</c>; null without special categories.</param>
/// <param name="Research">True for research and statistics (Art. 17(3)(d), 21(6)).</param>
/// <param name="PublicHealthOrArchive">True where Art. 17(3)(c) or archiving in the public interest applies.</param>
/// <param name="MoneyLaunderingSecrecy">True where access goes through the CNIL and nothing may be revealed (CMF L561-45).</param>
/// <param name="AutomatedDecision">True when a decision of Art. 22(1) is made in this activity.</param>
public sealed record ProcessingActivity(
    string Id,
    LegalBasis Basis,
    bool Marketing,
    bool Automated,
    IReadOnlySet<DataSource> Sources,
    IReadOnlySet<Relation> Relations,
    RetentionRule Retention,
    string? SpecialCategory,
    bool Research,
    bool PublicHealthOrArchive,
    bool MoneyLaunderingSecrecy,
    bool AutomatedDecision)
{
    /// <summary>True for the record that a care provider keeps of a patient: those entitled see it after death for three purposes only (CSP L1110-4 V).</summary>
    public bool CareRecord { get; init; }
}
