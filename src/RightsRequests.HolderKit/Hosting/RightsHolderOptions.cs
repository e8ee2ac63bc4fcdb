namespace RightsRequests.HolderKit;

/// <summary>What a back office sets when it registers its holder.</summary>
public sealed class RightsHolderOptions
{
    /// <summary><c>amqp://host:port</c> or <c>amqps://host:port</c>; required.</summary>
    public Uri? Broker { get; set; }

    /// <summary>The holder's id as in <c>workflows/holders.yaml</c>; required.</summary>
    public string Holder { get; set; } = "";

    /// <summary>The broker account; where it is empty, the holder's id. The broker checks that every answer carries it.</summary>
    public string User { get; set; } = "";

    /// <summary>The account's password; required where there is no <see cref="CredentialsFile"/>.</summary>
    public string Password { get; set; } = "";

    /// <summary>A file <c>{"HOLDER":{"user":"…","password":"…"}}</c> instead of <see cref="User"/> and <see cref="Password"/>.</summary>
    public string? CredentialsFile { get; set; }

    /// <summary>A PEM file of the authorities of an <c>amqps</c> broker; null: those that this machine trusts.</summary>
    public string? AuthoritiesFile { get; set; }

    /// <summary>A folder of this holder alone that keeps, over a restart, answers that disclose nothing; null keeps the latest in memory.</summary>
    public string? AnswersDirectory { get; set; }

    /// <summary>The engine's address, where answers go that are too large for a message; null: they are failures.</summary>
    public Uri? Engine { get; set; }

    /// <summary>A file with the holder's key for <see cref="Engine"/>, as <c>rights-requests holders keys add ID</c> printed it.</summary>
    public string? EngineKeyFile { get; set; }

    /// <summary>Where large answers go, by these settings; null where there is no such place.</summary>
    /// <exception cref="InvalidOperationException">There is an address, and no key.</exception>
    /// <exception cref="IOException">The key file cannot be read.</exception>
    internal HolderEngine? LargeAnswers() =>
        Engine is not { } address ? null
        : EngineKeyFile is { } file ? new() { Address = address, Key = File.ReadAllText(file).Trim() }
        : throw new InvalidOperationException("A rights holder with an Engine needs an EngineKeyFile.");

    /// <summary>The connection that these settings describe.</summary>
    /// <exception cref="InvalidOperationException">A required setting is missing.</exception>
    internal HolderConnection Connection()
    {
        if (Broker is null || string.IsNullOrWhiteSpace(Holder))
        {
            throw new InvalidOperationException("A rights holder needs Broker and Holder.");
        }

        return CredentialsFile is { } file
            ? HolderConnection.FromFile(Broker, Holder, file, AuthoritiesFile)
            : new() { Broker = Broker, Holder = Holder, User = User is "" ? Holder : User, Password = Password, AuthoritiesFile = AuthoritiesFile };
    }
}
