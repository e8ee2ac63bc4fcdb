using Microsoft.Extensions.Configuration;
using RightsRequests.Host.Commands;
using RightsRequests.Web.Portal;

namespace RightsRequests.Host.Composition;

/// <summary>The provider at which members may sign in.</summary>
internal static class MemberSettings
{
    /// <summary>Null where none is set.</summary>
    /// <exception cref="WrongUseException">It is set in part, or in clear over a network.</exception>
    public static MemberProvider? Read(IConfigurationSection section)
    {
        if (!section.Exists())
        {
            return null;
        }

        if (!Uri.TryCreate(section["Authority"], UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback))
        {
            throw new WrongUseException($"RIGHTS__Members__Authority : {SettingWords.NoAddress}: https://…");
        }

        var provider = new MemberProvider(section["Authority"]!, section["ClientId"] ?? throw new WrongUseException($"RIGHTS__Members__ClientId {SettingWords.Missing}"))
        {
            ClientSecret = section["ClientSecret"],
            AcrValues = section["AcrValues"],
            NumberClaim = section["NumberClaim"],
        };
        return provider with
        {
            Name = section["Name"] ?? provider.Name,
            Scopes = section["Scopes"]?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) ?? provider.Scopes,
        };
    }
}
