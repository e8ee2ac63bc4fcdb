using System.Text;

namespace RightsRequests.Holders;

/// <summary>How the databases of holders are reached and what their values are hashed with: files named by each id, read at each use, so that a new password needs no restart.</summary>
/// <param name="directory">Of the settings; null: none is set.</param>
internal sealed class SqlSecrets(string? directory)
{
    /// <summary>Fewer characters would be guessed.</summary>
    private const int Shortest = 32;

    /// <summary>The connection string: the text of the file named by the holder's id.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public string ConnectionString(string holder) => Text(holder) is { Length: > 0 } text ? text : throw Missing(holder);

    /// <summary>What values are hashed under: the file <c>ID.hash-key</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or too short.</exception>
    public byte[] HashKey(string holder) => Text(holder + ".hash-key") is { Length: >= Shortest } key
        ? Encoding.UTF8.GetBytes(key)
        : throw Missing($"{holder}.hash-key", $", or shorter than {Shortest} characters");

    private string Text(string file)
    {
        var path = Path.Combine(directory ?? throw new InvalidOperationException("RIGHTS__SqlHolders is not set: no database of a holder can be reached."), file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }

    private static InvalidOperationException Missing(string file, string more = "") => new($"RIGHTS__SqlHolders: the file '{file}' is missing{more}.");
}
