namespace RightsRequests.Host.Composition;

/// <summary>The files of the key directory.</summary>
internal sealed record KeyFolder(string Directory)
{
    public string ContentKey => Path.Combine(Directory, "content.key");

    public string TokenKey => Path.Combine(Directory, "development-token.key");

    public string SigningKey => Path.Combine(Directory, "signing.p12");

    /// <summary>Of the development authority.</summary>
    public string TimeAuthorityKey => Path.Combine(Directory, "timestamp.p12");

    public string SigningPasswordFile => Path.Combine(Directory, "signing.password");

    public string FormKeys => Path.Combine(Directory, "forms");

    public static string FromEnvironment() => Named(Environment.GetEnvironmentVariable("RIGHTS__KeyDirectory"));

    /// <summary>What the setting names; where it is empty, the same as where it is not set.</summary>
    public static string Named(string? setting) => setting is { Length: > 0 } ? setting : "keys";

    /// <exception cref="FileNotFoundException">It is neither set nor there; the folder may not be there either.</exception>
    public string SigningPassword() =>
        Environment.GetEnvironmentVariable("RIGHTS__SigningKeyPassword")
        ?? (File.Exists(SigningPasswordFile) ? File.ReadAllText(SigningPasswordFile).Trim() : throw new FileNotFoundException(null, SigningPasswordFile));
}
