using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Staff;

/// <summary>Staff sign-in: tokens of an OpenID Connect provider, and in development our own.</summary>
internal static class StaffSignIn
{
    public const string Policy = "staff";
    public const string UserClaim = "sub";
    public const string RolesClaim = "roles";
    private const string Provider = "provider";
    private const string Own = "development";

    public static void AddStaffSignIn(this IServiceCollection services, WebOptions options)
    {
        // No default scheme: the public endpoints' bearers are not ours to judge.
        var authentication = services.AddAuthentication();
        List<string> schemes = [];
        if (options.OidcAuthority is { } authority)
        {
            schemes.Add(Provider);
            authentication.AddJwtBearer(Provider, jwt =>
            {
                jwt.Authority = authority;
                jwt.Audience = options.OidcAudience;
                // In clear only where nothing leaves the machine.
                jwt.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
                Name(jwt);
            });
        }

        if (options.Development)
        {
            schemes.Add(Own);
            authentication.AddJwtBearer(Own, jwt =>
            {
                jwt.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = DevelopmentTokens.Issuer,
                    ValidAudience = DevelopmentTokens.Issuer,
                    IssuerSigningKey = DevelopmentTokens.Key(options),
                    ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                };
                Name(jwt);
            });
        }

        if (schemes.Count == 0)
        {
            throw new InvalidOperationException("No way for staff to sign in: set RIGHTS__Oidc__Authority.");
        }

        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy
            .AddAuthenticationSchemes([.. schemes])
            .RequireAuthenticatedUser()
            .RequireClaim(UserClaim)
            .RequireClaim(RolesClaim, Vocabulary.All<Role>()));
    }

    private static void Name(JwtBearerOptions jwt)
    {
        jwt.MapInboundClaims = false;
        jwt.TokenValidationParameters.NameClaimType = UserClaim;
        jwt.TokenValidationParameters.RoleClaimType = RolesClaim;
    }
}
