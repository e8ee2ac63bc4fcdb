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

    /// <summary>A folder of this holder alone that keeps, over a restart, answers that disclose nothing; null keeps the latest in memory.</summary>
    public string? AnswersDirectory { get; set; }

    /// <summary>The connection that these settings describe.</summary>
    /// <exception cref="InvalidOperationException">A required setting is missing.</exception>
    internal HolderConnection Connection()
    {
        if (Broker is null || string.IsNullOrWhiteSpace(Holder))
        {
            throw new InvalidOperationException("A rights holder needs Broker and Holder.");
        }

        return CredentialsFile is { } file
            ? HolderConnection.FromFile(Broker, Holder, file)
            : new() { Broker = Broker, Holder = Holder, User = User is "" ? Holder : User, Password = Password };
    }
}
