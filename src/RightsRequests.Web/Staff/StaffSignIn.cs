using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Staff;

/// <summary>Staff sign-in: tokens of an OpenID Connect provider, and in development our own; the console keeps who signed in in a cookie.</summary>
internal static class StaffSignIn
{
    public const string Policy = "staff";
    public const string ConsolePolicy = "console";
    public const string ConsoleCookie = "console";
    public const string ConsoleProvider = "console-provider";
    public const string SignInPath = "/console/sign-in";
    public const string UserClaim = "sub";
    public const string RolesClaim = "roles";
    private const string Provider = "provider";
    private const string Own = "development";
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(10);

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
            .RequireClaim(RolesClaim, Vocabulary.All<Role>()))
            .AddPolicy(ConsolePolicy, policy => policy
            .AddAuthenticationSchemes(ConsoleCookie)
            .RequireAuthenticatedUser()
            .RequireClaim(UserClaim)
            .RequireClaim(RolesClaim, Vocabulary.All<Role>()));
        authentication.AddConsole(options);
    }

    private static void AddConsole(this AuthenticationBuilder authentication, WebOptions options)
    {
        authentication.AddCookie(ConsoleCookie, cookie =>
        {
            cookie.Cookie.Name = "console";
            cookie.Cookie.Path = "/console";
            cookie.Cookie.HttpOnly = true;
            // Lax: a link in a mail to a case opens the case.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = WorkingDay;
            cookie.LoginPath = SignInPath;
            cookie.AccessDeniedPath = SignInPath;
            cookie.ReturnUrlParameter = "back";
            // Without the host, which is whatever the caller wrote.
            cookie.Events.OnRedirectToLogin = cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
                return Task.CompletedTask;
            };
        });
        if (options.OidcAuthority is not { } authority)
        {
            return;
        }

        authentication.AddOpenIdConnect(ConsoleProvider, provider =>
        {
            provider.Authority = authority;
            provider.ClientId = options.OidcClientId ?? options.OidcAudience;
            provider.ClientSecret = options.OidcClientSecret;
            provider.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
            provider.ResponseType = OpenIdConnectResponseType.Code;
            // In the address, not by a page that posts itself: that needs a script, and cookies that every site may send.
            provider.ResponseMode = OpenIdConnectResponseMode.Query;
            provider.CorrelationCookie.SameSite = provider.NonceCookie.SameSite = SameSiteMode.Lax;
            provider.CorrelationCookie.SecurePolicy = provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            provider.UsePkce = true;
            provider.CallbackPath = "/console/signed-in";
            provider.SignInScheme = ConsoleCookie;
            provider.MapInboundClaims = false;
            provider.SaveTokens = false;
            provider.TokenValidationParameters.NameClaimType = UserClaim;
            provider.TokenValidationParameters.RoleClaimType = RolesClaim;
        });
    }

    private static void Name(JwtBearerOptions jwt)
    {
        jwt.MapInboundClaims = false;
        jwt.TokenValidationParameters.NameClaimType = UserClaim;
        jwt.TokenValidationParameters.RoleClaimType = RolesClaim;
    }
}
