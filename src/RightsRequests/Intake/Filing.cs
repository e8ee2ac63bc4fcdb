using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>A checked request on its way into the register.</summary>
/// <param name="Request">As it came.</param>
/// <param name="Content">What is stored of it.</param>
/// <param name="Controller">Who answers it.</param>
/// <param name="Establishment">Of the controller.</param>
/// <param name="At">When it came in here.</param>
/// <param name="ReceivedOn">The day from which the time limit runs.</param>
internal sealed record Filing(NewRequest Request, RequestContent Content, Controller Controller, Establishment Establishment, Instant At, LocalDate ReceivedOn)
{
    /// <summary>Tokens of which two requests share one only where they are the same person's.</summary>
    public required IReadOnlyList<byte[]> SamePerson { get; init; }

    /// <summary>What the idempotency key is found by; null: none was given.</summary>
    public byte[]? Key { get; init; }

    /// <summary>Who enters it, and with which files; null where its sender did.</summary>
    public StaffEntry? Entered { get; init; }

    /// <summary>The controller that has us do it, as its processor; null: none.</summary>
    public string? InstructedBy { get; init; }
}
