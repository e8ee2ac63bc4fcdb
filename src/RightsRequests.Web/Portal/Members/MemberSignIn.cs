using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime.Text;
using RightsRequests.Intake;

namespace RightsRequests.Web.Portal;

/// <summary>Sign-in of members: what the provider says of the person goes into their draft, and nothing else is kept of it. It proves nothing to the staff that the procedure would not ask for.</summary>
internal static class MemberSignIn
{
    public const string Scheme = "member";

    /// <summary>What the form's first page is told where a sign-in failed.</summary>
    public const string Failed = "connexion";

    // Never signed in to: a handler of a remote sign-in wants to know a place all the same.
    private const string Nowhere = "member-nowhere";

    public static void AddMemberSignIn(this IServiceCollection services, MemberProvider provider) => services.AddAuthentication()
        .AddCookie(Nowhere, cookie => cookie.Cookie.Path = "/demande/connecte")
        .AddOpenIdConnect(Scheme, oidc =>
        {
            oidc.Authority = provider.Authority;
            oidc.ClientId = provider.ClientId;
            oidc.ClientSecret = provider.ClientSecret;
            // In clear only where nothing leaves the machine.
            oidc.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            oidc.CallbackPath = "/demande/connecte";
            oidc.SignInScheme = Nowhere;
            oidc.MapInboundClaims = false;
            oidc.SaveTokens = false;
            oidc.GetClaimsFromUserInfoEndpoint = true;
            oidc.ClaimActions.MapAll();
            oidc.Scope.Clear();
            foreach (var scope in provider.Scopes)
            {
                oidc.Scope.Add(scope);
            }

            oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            oidc.Events.OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.AcrValues = provider.AcrValues;
                return Task.CompletedTask;
            };
            oidc.Events.OnTicketReceived = context => TakeAsync(context, provider);
            oidc.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect($"{context.Properties?.RedirectUri ?? "/demande"}?{Failed}=echec");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });

    /// <summary>What the claims say of the person.</summary>
    internal static KnownFacts Facts(ClaimsPrincipal person, MemberProvider provider)
    {
        string? Claim(string? type) => type is not null && person.FindFirst(type)?.Value.Trim() is { Length: > 0 } value ? value : null;
        var number = Claim(provider.NumberClaim);
        var parts = string.Join(' ', new[] { Claim("given_name"), Claim("family_name") }.OfType<string>());
        return new(
            parts.Length > 0 ? parts : Claim("name"),
            Claim("birthdate") is { } born && LocalDatePattern.Iso.Parse(born).TryGetValue(default, out var day) ? day : null,
            Claim("email"),
            Claim("phone_number"),
            Address(Claim("address")),
            number)
        {
            Relations = number is null ? [] : ["member"],
        };
    }

    private static async Task TakeAsync(TicketReceivedContext context, MemberProvider provider)
    {
        var services = context.HttpContext.RequestServices;
        var (drafts, cookie) = (services.GetRequiredService<DraftDesk>(), services.GetRequiredService<DraftCookie>());
        var facts = Facts(context.Principal!, provider);
        var cancel = context.HttpContext.RequestAborted;
        var root = context.ReturnUri ?? "/demande";
        var id = cookie.Read(context.HttpContext) is { } own && await drafts.ChangeAsync(own, draft => draft.With(facts), cancel) is { } kept
            ? kept.Id
            : await drafts.StartAsync(new RequestDraft { Language = root.Contains("/en/", StringComparison.Ordinal) ? "en" : "fr" }.With(facts), cancel);
        cookie.Write(context.HttpContext, id);
        context.Response.Redirect(root);
        context.HandleResponse();
    }

    // OpenID Connect Core 5.1.1: an object; some providers send the text alone.
    private static string? Address(string? claim)
    {
        if (claim is null || !claim.StartsWith('{'))
        {
            return claim;
        }

        try
        {
            using var read = JsonDocument.Parse(claim);
            return read.RootElement.TryGetProperty("formatted", out var formatted) ? formatted.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
