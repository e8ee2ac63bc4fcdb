using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Our pack with two activities and two holders, one of them a person: small enough to be walked.</summary>
internal static class SmallPack
{
    public static Policy Of(Right right)
    {
        var pack = Scenario.Policy;
        var holders = pack.Holders.Where(holder => holder.Id is "crm" or "premises-and-video").ToList();
        string[] ids = right switch
        {
            Right.ConsentWithdrawal => ["partner-services"],
            Right.Objection => ["analogous-products-prospecting", "service-steering"],
            Right.AutomatedDecision => ["risk-acceptance"],
            Right.Erasure or Right.Portability => ["partner-services", "mandatory-declarations"],
            _ => ["partner-services", "contract-management"],
        };
        var entries = ids.Select(id => pack.Activity(id)!).Select((entry, index) => entry with { Holders = [holders[index % 2].Id] });
        return pack with { Register = [.. entries], Holders = holders };
    }
}
