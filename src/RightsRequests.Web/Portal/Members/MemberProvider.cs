namespace RightsRequests.Web.Portal;

/// <summary>Where members may sign in, so that the form does not ask what is known: an OpenID Connect provider, FranceConnect for example.</summary>
/// <param name="Authority">Its address, where its discovery document lies.</param>
/// <param name="ClientId">Ours at the provider.</param>
public sealed record MemberProvider(string Authority, string ClientId)
{
    /// <summary>Null: a public client, with PKCE alone.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>As people call it: stands on the button.</summary>
    public string Name { get; init; } = "mon compte";

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "email"];

    /// <summary>The level of assurance asked for, such as <c>eidas1</c>; null: the provider's own.</summary>
    public string? AcrValues { get; init; }

    /// <summary>The claim that bears the member number; null: none does. Who has one is a member.</summary>
    public string? NumberClaim { get; init; }
}
