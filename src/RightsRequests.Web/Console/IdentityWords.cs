using RightsRequests.Identity;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>Words for what came out of comparing what identifies a person.</summary>
internal static class IdentityWords
{
    public static BilingualText Of(IdentityMatch match, Policy policy)
    {
        var (french, english) = IdentifierWords.Of(match.What, policy);
        return match.Agrees switch
        {
            true => new($"{french} : concorde", $"{english}: agrees"),
            false => new($"{french} : ne concorde pas", $"{english}: differs"),
            null => new($"{french} : non renseigné par ce service", $"{english}: not told by this holder"),
        };
    }
}
