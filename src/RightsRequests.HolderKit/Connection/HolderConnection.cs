using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>Where the broker is and who connects.</summary>
public sealed class HolderConnection
{
    /// <summary><c>amqp://host:port</c> or <c>amqps://host:port</c>, with the virtual host as path where it is not <c>/</c>.</summary>
    public required Uri Broker { get; init; }

    /// <summary>The holder's id as in <c>workflows/holders.yaml</c>; names its queue.</summary>
    public required string Holder { get; init; }

    /// <summary>The broker account; the broker checks that every answer carries it.</summary>
    public required string User { get; init; }

    /// <summary>The account's password.</summary>
    public required string Password { get; init; }

    /// <summary>A PEM file of authorities, one of which must have signed the certificate of an <c>amqps</c> broker; null: those that this machine trusts.</summary>
    public string? AuthoritiesFile { get; init; }

    /// <summary>How many queries the broker hands over before the first is answered.</summary>
    public ushort Prefetch { get; init; } = 8;

    /// <summary>Takes the account from a file <c>{"HOLDER":{"user":"…","password":"…"}}</c>.</summary>
    /// <param name="broker">See <see cref="Broker"/>.</param>
    /// <param name="holder">See <see cref="Holder"/>.</param>
    /// <param name="credentialsFile">The file.</param>
    /// <param name="authoritiesFile">See <see cref="AuthoritiesFile"/>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">The file is not of that form.</exception>
    /// <exception cref="KeyNotFoundException">The file has no account for this holder.</exception>
    public static HolderConnection FromFile(Uri broker, string holder, string credentialsFile, string? authoritiesFile = null)
    {
        var accounts = JsonSerializer.Deserialize<Dictionary<string, Account>>(File.ReadAllBytes(credentialsFile), RightsJson.Options)!;
        return accounts.TryGetValue(holder, out var account)
            ? new HolderConnection { Broker = broker, Holder = holder, User = account.User, Password = account.Password, AuthoritiesFile = authoritiesFile }
            : throw new KeyNotFoundException($"The credentials file has no account for the holder {holder}.");
    }

    private sealed record Account(string User, string Password);
}
