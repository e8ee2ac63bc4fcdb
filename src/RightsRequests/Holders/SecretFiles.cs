using System.Text;
using RightsRequests.Law;

namespace RightsRequests.Holders;

/// <summary>A folder of secrets, a file for each. Read at each use, so that a new one needs no restart.</summary>
/// <param name="setting">That names the folder, for example <c>RIGHTS__WebhookSecrets</c>.</param>
/// <param name="directory">The folder; null: the setting is not set.</param>
/// <param name="without">What cannot be done without it.</param>
internal sealed class SecretFiles(string setting, string? directory, string without)
{
    /// <summary>The file's text without the line's end.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or empty.</exception>
    public string Text(string file) => Read(file) is { Length: > 0 } text ? text : throw new SecretMissingException(setting, file, 1);

    /// <summary>The same in UTF-8, of a least length: fewer characters would be guessed.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or too short.</exception>
    public byte[] Secret(string file, int shortest) =>
        Read(file) is var text && text.Length >= shortest ? Encoding.UTF8.GetBytes(text) : throw new SecretMissingException(setting, file, shortest);

    private string Read(string file)
    {
        var path = Path.Combine(directory ?? throw new InvalidOperationException($"{setting} is not set: {without}."), file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }
}

/// <summary>A secret is not there, or too short to be one.</summary>
/// <param name="setting">That names the folder.</param>
/// <param name="file">Its name in it.</param>
/// <param name="shortest">Characters it must have.</param>
internal sealed class SecretMissingException(string setting, string file, int shortest) : InvalidOperationException($"{setting}: the file '{file}' is missing, or shorter than {shortest} characters.")
{
    public BilingualText Why { get; } = new(
        $"{setting} : le fichier « {file} » manque, ou a moins de {shortest} caractères",
        $"{setting}: the file '{file}' is missing, or has fewer than {shortest} characters");
}
