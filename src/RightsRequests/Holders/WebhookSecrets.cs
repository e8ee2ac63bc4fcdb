namespace RightsRequests.Holders;

/// <summary>What our queries to webhooks are signed with: a file for each holder, named by its id.</summary>
/// <param name="directory">The folder; null where there is none.</param>
public sealed class WebhookSecrets(string? directory)
{
    private const int Shortest = 16;

    private readonly SecretFiles files = new("RIGHTS__WebhookSecrets", directory, "no query to a webhook can be signed");

    /// <summary>The secret of a holder: the file's text without the line's end.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or too short.</exception>
    public byte[] Of(string holder) => files.Secret(holder, Shortest);
}
