using NodaTime;

namespace RightsRequests.Law;

/// <summary>What the law says of one right and one processing activity. Exactly one per activity.</summary>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Basis">Its legal basis.</param>
/// <param name="Marketing">Whether it is direct marketing.</param>
/// <param name="Outcome">The outcome, or that a human must decide.</param>
/// <param name="Proposed">With <see cref="Outcome.NeedsDecision"/>: the outcome that holds unless a person chooses another; else null.</param>
/// <param name="Ground">The provision that decides, such as <c>17(3)(b)</c>; never null for a refusal.</param>
/// <param name="Reason">Why, for the subject.</param>
/// <param name="KeptUntil">Inclusive last day of keeping, where data are kept and the day can be told.</param>
/// <param name="AlertDpo">True where the processing itself looks wrong and the DPO must hear of it (Art. 22 without a ground).</param>
public sealed record ActivityAssessment(
    string Activity,
    LegalBasis Basis,
    bool Marketing,
    Outcome Outcome,
    Outcome? Proposed,
    string? Ground,
    BilingualText Reason,
    LocalDate? KeptUntil,
    bool AlertDpo = false);
