using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Why a holder did not do all: in our words where the engine itself answered for it, else in its own, which are quoted.</summary>
public static class HolderReason
{
    /// <summary>A processor gave a request up by OpenDSR, which knows no reason.</summary>
    public const string Cancelled = "Le sous-traitant a annulé la demande (OpenDSR). / The processor cancelled the request (OpenDSR).";

    /// <summary>The engine's words; null where a holder, or a person who answers for it, wrote them.</summary>
    /// <param name="transport">How the holder was asked.</param>
    /// <param name="reason">As the answer has it.</param>
    public static BilingualText? Ours(Transport transport, string reason) =>
        transport == Transport.Sql || reason == Cancelled
            ? reason.Split(" / ", 2) is [var french, var english] ? new(french, english) : new(reason, reason)
            : null;
}
