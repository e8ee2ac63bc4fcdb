using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary>The holders of the pack, as they are told to who names one that it does not have.</summary>
internal static class HolderNames
{
    public static WrongUseException Unknown(Policy policy, string id) => Unknown(policy, id, new("", ""), _ => true);

    /// <param name="policy">The pack in force.</param>
    /// <param name="id">What was named.</param>
    /// <param name="kind">For which holders the command is, in words that begin with a space.</param>
    /// <param name="fits">The same as a rule.</param>
    public static WrongUseException Unknown(Policy policy, string id, BilingualText kind, Func<Holder, bool> fits)
    {
        var ids = policy.Holders.Where(fits).Select(holder => holder.Id).DefaultIfEmpty("—").Order(StringComparer.Ordinal);
        var list = string.Join(", ", ids);
        return new($"{id} : aucun détenteur de ce nom{kind.Fr} ; il y a : {list}. / No holder of that name{kind.En}; there are: {list}.");
    }
}
