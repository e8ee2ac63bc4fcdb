using NodaTime;

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
    bool AutomatedDecision);

/// <summary>How long data are kept: a period from an event, or until an event without a period.</summary>
/// <param name="Period">Null when kept until the event itself, for example until unsubscribed.</param>
/// <param name="From">The event the period runs from, as a word: <c>collection</c>, <c>end-of-contract</c>, <c>last-contact</c>, <c>answer</c>, <c>unsubscription</c>, <c>end-of-purpose</c>.</param>
public sealed record RetentionRule(Period? Period, string From);
