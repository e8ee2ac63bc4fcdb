using NodaTime;

namespace RightsRequests.Law;

/// <summary>The question that <see cref="LegalAssessment"/> answers for one right and one activity.</summary>
/// <param name="Right">The right exercised.</param>
/// <param name="Activity">The processing activity.</param>
/// <param name="Facts">The established facts of the request.</param>
/// <param name="On">The day of the assessment.</param>
/// <param name="RetentionEnd">Inclusive last day of retention where it is known for this person; null: estimated from the rule.</param>
/// <param name="LegalHold">True while a legal hold forbids erasure (Art. 17(3)(e)).</param>
/// <param name="Heir">True where an heir asks without directives: only as far as the estate or the death needs it (loi 78-17 Art. 85), and of a care record for the three purposes of CSP L1110-4 V.</param>
public sealed record AssessmentQuestion(
    Right Right,
    ProcessingActivity Activity,
    IReadOnlySet<RequestFact> Facts,
    LocalDate On,
    LocalDate? RetentionEnd = null,
    bool LegalHold = false,
    bool Heir = false);
