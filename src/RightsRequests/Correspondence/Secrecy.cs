using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Processing activities of which no letter may speak (Code monétaire et financier L561-45).</summary>
internal static class Secrecy
{
    public static bool IsSecret(this Policy policy, string activity) => policy.Activity(activity)?.Law.MoneyLaunderingSecrecy == true;
}
