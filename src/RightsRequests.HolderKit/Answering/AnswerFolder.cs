using System.Security.Cryptography;
using System.Text;

namespace RightsRequests.HolderKit;

/// <summary>Keeps answers over a restart: in memory, and in files those that disclose nothing. A repeated export is read anew
/// after a restart, because a folder of exports would outlive the erasure of the data.</summary>
public sealed class AnswerFolder : IAnswerMemory
{
    private readonly string directory;
    private readonly RecentAnswers recent = new();

    /// <summary>Opens the folder, and makes it where it is missing.</summary>
    /// <param name="directory">A directory of this holder alone.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public AnswerFolder(string directory)
    {
        this.directory = directory;
        Directory.CreateDirectory(directory);
    }

    /// <inheritdoc/>
    public byte[]? Recall(string queryId)
    {
        if (recent.Recall(queryId) is { } answer)
        {
            return answer;
        }

        var file = FileOf(queryId);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <inheritdoc/>
    public void Remember(string queryId, byte[] answer, bool disclosesData)
    {
        recent.Remember(queryId, answer, disclosesData);
        if (!disclosesData)
        {
            var file = FileOf(queryId);
            File.WriteAllBytes(file + ".new", answer);
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    // The id comes over the wire and is no file name.
    private string FileOf(string queryId) =>
        Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(queryId))) + ".json");
}
