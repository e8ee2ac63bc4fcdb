using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The words of a procedure as holders read them: they are the contract's.</summary>
public static class WireWords
{
    public static Contracts.HolderAction OnTheWire(this HolderAction action) => Vocabulary.Read<Contracts.HolderAction>(action.Word());
}
