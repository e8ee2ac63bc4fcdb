using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RightsRequests.Web.Tests.SignIn;

/// <summary>An OpenID Connect provider in small: its discovery document, its public key, and the tokens that it would give after a sign-in.</summary>
internal sealed class StaffProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);

    private StaffProvider(WebApplication app) => this.app = app;

    public string Authority => app.Urls.Single();

    public static async Task<StaffProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new StaffProvider(builder.Build());
        provider.app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = provider.Authority,
            ["jwks_uri"] = $"{provider.Authority}/keys",
            ["authorization_endpoint"] = $"{provider.Authority}/authorize",
            ["token_endpoint"] = $"{provider.Authority}/token",
        }));
        provider.app.MapGet("/keys", () => Results.Json(new { keys = new[] { provider.PublicKey() } }));
        await provider.app.StartAsync();
        return provider;
    }

    /// <param name="user">Who signed in.</param>
    /// <param name="roles">Value of the claim <c>roles</c>; null: no such claim.</param>
    /// <param name="audience">For whom.</param>
    /// <param name="signer">Another key than the provider's.</param>
    /// <param name="life">From now; negative: over.</param>
    public string Token(string user, string[]? roles, string audience = "rights-requests", RSA? signer = null, TimeSpan? life = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = user };
        if (roles is not null)
        {
            claims["roles"] = roles;
        }

        var end = DateTime.UtcNow + (life ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = audience,
            NotBefore = end - TimeSpan.FromMinutes(30),
            IssuedAt = end - TimeSpan.FromMinutes(30),
            Expires = end,
            Claims = claims,
            SigningCredentials = new(new RsaSecurityKey(signer ?? key) { KeyId = "staff" }, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private object PublicKey()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = "staff", alg = "RS256", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}
