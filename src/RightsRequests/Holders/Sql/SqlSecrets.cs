namespace RightsRequests.Holders;

/// <summary>How the databases of holders are reached and what their values are hashed with: files named by each id.</summary>
/// <param name="directory">Of the settings; null: none is set.</param>
internal sealed class SqlSecrets(string? directory)
{
    private const int Shortest = 32;

    private readonly SecretFiles files = new("RIGHTS__SqlHolders", directory, "no database of a holder can be reached");

    /// <summary>The connection string: the text of the file named by the holder's id.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public string ConnectionString(string holder) => files.Text(holder);

    /// <summary>What values are hashed under: the file <c>ID.hash-key</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or too short.</exception>
    public byte[] HashKey(string holder) => files.Secret(holder + ".hash-key", Shortest);
}
