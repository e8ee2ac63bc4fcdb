using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RightsRequests.Web.Staff;

/// <summary>Tokens for anybody who asks: development only. They run on real time, not on the product's clock.</summary>
internal static class DevelopmentTokens
{
    public const string Issuer = "rights-requests-development";
    private static readonly TimeSpan Life = TimeSpan.FromHours(8);

    public static SymmetricSecurityKey Key(WebOptions options) =>
        new(Convert.FromBase64String(File.ReadAllText(options.TokenKeyFile
            ?? throw new InvalidOperationException("Development needs a token key file.")).Trim()));

    public static string Issue(WebOptions options, string user, IReadOnlyList<string> roles, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            NotBefore = now,
            IssuedAt = now,
            Expires = now + Life,
            Claims = new Dictionary<string, object> { [StaffSignIn.UserClaim] = user, [StaffSignIn.RolesClaim] = roles },
            SigningCredentials = new(Key(options), SecurityAlgorithms.HmacSha256),
        });
    }
}
