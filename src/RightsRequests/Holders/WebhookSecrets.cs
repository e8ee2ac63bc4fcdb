using System.Text;

namespace RightsRequests.Holders;

/// <summary>What our queries to webhooks are signed with: a file for each holder, named by its id. Read at each use, so that a new secret needs no restart.</summary>
/// <param name="directory">The folder; null where there is none.</param>
public sealed class WebhookSecrets(string? directory)
{
    /// <summary>Fewer characters would be guessed.</summary>
    private const int Shortest = 16;

    /// <summary>The secret of a holder: the file's text without the line's end.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or too short.</exception>
    public byte[] Of(string holder)
    {
        var file = Path.Combine(directory ?? throw new InvalidOperationException("RIGHTS__WebhookSecrets is not set: no query to a webhook can be signed."), holder);
        var secret = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        return secret.Length >= Shortest
            ? Encoding.UTF8.GetBytes(secret)
            : throw new InvalidOperationException($"RIGHTS__WebhookSecrets: the file '{holder}' is missing, or shorter than {Shortest} characters.");
    }
}
