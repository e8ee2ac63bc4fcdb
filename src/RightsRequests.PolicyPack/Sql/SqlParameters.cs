using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>What a statement may name of the person.</summary>
internal static class SqlParameters
{
    private static readonly string[] Always = ["full_name", "name_words", "birth_date", "email", "phone", "member_number", "customer_number", "social_security_number"];

    /// <summary>Those of every request, and the identifiers that this holder needs from others.</summary>
    public static IReadOnlyList<string> Of(Holder holder) =>
        [.. Always, .. holder.Needs.SelectMany(need => need.Identifiers).Select(type => type.Replace('-', '_')).Except(Always).Distinct()];
}
