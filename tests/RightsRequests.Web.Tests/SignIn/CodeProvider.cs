using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RightsRequests.Web.Tests.SignIn;

/// <summary>A whole OpenID Connect provider, with its page, its codes and PKCE. By the name localhost it is another site than 127.0.0.1.</summary>
internal sealed class CodeProvider : IAsyncDisposable
{
    public const string Secret = "secret-of-the-test";
    private readonly WebApplication app;

    private CodeProvider(WebApplication app) => this.app = app;

    public string Authority => $"http://localhost:{new Uri(app.Urls.Single()).Port}";

    /// <summary>What the last authorization request asked for as level of assurance.</summary>
    public string? AcrValues { get; private set; }

    /// <param name="claims">What the provider says of whoever signs in, besides the name that they enter.</param>
    public static async Task<CodeProvider> StartAsync(params (string Type, string Value)[] claims)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes("profile", "email");
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableUserInfoEndpointPassthrough();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(one => one.UseInlineHandler(context =>
            {
                if (!context.RedirectUri!.StartsWith("http://127.0.0.1:", StringComparison.Ordinal))
                {
                    context.Reject(Errors.InvalidRequest);
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(one => one.UseInlineHandler(context =>
            {
                if (context.ClientSecret is not (null or Secret))
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
        });
        builder.Services.AddAuthentication();
        var provider = new CodeProvider(builder.Build());
        provider.app.UseAuthentication();
        provider.app.MapMethods("/authorize", ["GET", "POST"], (Delegate)provider.Authorize);
        provider.app.MapGet("/userinfo", async (HttpContext http) =>
        {
            var user = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
            return Results.Json(claims.Append(("sub", user.FindFirst(Claims.Subject)!.Value)).GroupBy(one => one.Item1).ToDictionary(one => one.Key, one => one.Count() == 1 ? (object)one.First().Item2 : one.Select(each => each.Item2).ToArray()));
        });
        await provider.app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // A page that asks who one is; then the code. Roles of the staff stand in the name: alice/dpo.
    private IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        AcrValues = request.AcrValues;
        if (request["refuse"] is not null)
        {
            return Results.Forbid(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        if ((string?)request["who"] is not { Length: > 0 } who)
        {
            var kept = string.Concat(request.GetParameters().Select(one => $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(one.Key)}\" value=\"{WebUtility.HtmlEncode((string?)one.Value)}\">"));
            return Results.Content($"<!DOCTYPE html><html lang=\"fr\"><title>Fournisseur</title><form method=\"post\" action=\"/authorize\">{kept}<label>Qui <input id=\"who\" name=\"who\"></label><button>Continuer</button><button name=\"refuse\" value=\"1\">Refuser</button></form></html>", "text/html; charset=utf-8");
        }

        var parts = who.Split('/');
        var identity = new ClaimsIdentity("test", Claims.Name, "roles");
        identity.AddClaim(new Claim(Claims.Subject, parts[0]).SetDestinations(Destinations.IdentityToken, Destinations.AccessToken));
        foreach (var role in parts.Skip(1))
        {
            identity.AddClaim(new Claim("roles", role).SetDestinations(Destinations.IdentityToken));
        }

        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
