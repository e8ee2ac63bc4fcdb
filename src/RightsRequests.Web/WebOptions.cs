namespace RightsRequests.Web;

/// <summary>What the web must be told.</summary>
public sealed record WebOptions
{
    /// <summary>Opens the development endpoints and accepts tokens signed with <see cref="TokenKeyFile"/>.</summary>
    public bool Development { get; init; }

    /// <summary>Requests a minute that each limited endpoint takes from the machine itself, in development alone.</summary>
    public int FromThisMachine { get; init; } = 300;

    /// <summary>Key of the development tokens: 32 bytes in base64.</summary>
    public string? TokenKeyFile { get; init; }

    /// <summary>Made-up people for development.</summary>
    public string? PeopleFile { get; init; }

    /// <summary>OpenID Connect provider of the staff.</summary>
    public string? OidcAuthority { get; init; }

    /// <summary>Audience of the staff's tokens.</summary>
    public string OidcAudience { get; init; } = "rights-requests";

    /// <summary>Client id of the console at the provider, where it differs from the audience.</summary>
    public string? OidcClientId { get; init; }

    /// <summary>Client secret of the console at the provider; null: a public client, with PKCE alone.</summary>
    public string? OidcClientSecret { get; init; }

    /// <summary>Where members may sign in for the form; null: nowhere.</summary>
    public Portal.MemberProvider? Members { get; init; }

    /// <summary>Origins whose pages may show the form in a frame; none: it is never framed.</summary>
    public IReadOnlyList<string> EmbedOrigins { get; init; } = [];

    /// <summary>Directory of the keys that protect forms, so that several processes understand each other's.</summary>
    public required string FormKeyDirectory { get; init; }
}
