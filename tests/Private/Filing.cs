using System.Text.Json;

namespace RightsRequests.Tests.Private;

/// <summary>The body of a request that one of the made-up members files.</summary>
internal static class Filing
{
    public static object For(JsonElement member, string right) => new
    {
        rights = new[] { right },
        subject = new
        {
            fullName = member.GetProperty("fullName"),
            birthDate = member.GetProperty("birthDate"),
            email = member.GetProperty("email"),
            identifiers = member.GetProperty("identifiers"),
        },
        relations = new[] { "member" },
        language = "fr",
        channel = "api",
    };
}
