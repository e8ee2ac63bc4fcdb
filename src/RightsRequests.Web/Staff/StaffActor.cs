using System.Security.Claims;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Staff;

/// <summary>Who acts, from the token's claims.</summary>
internal static class StaffActor
{
    public static Actor Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(StaffSignIn.UserClaim) ?? throw new InvalidOperationException("A token without a subject was let in."),
        user.FindAll(StaffSignIn.RolesClaim)
            .Select(claim => Vocabulary.TryRead<Role>(claim.Value, out var role) ? role : (Role?)null)
            .OfType<Role>().ToHashSet());
}
