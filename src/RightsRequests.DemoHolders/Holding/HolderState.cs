using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>What queries have changed at one holder since the made-up people were made up.</summary>
internal sealed class HolderState
{
    private readonly string? file;
    private readonly Content content;

    public HolderState(string? file)
    {
        this.file = file;
        content = file is not null && File.Exists(file)
            ? JsonSerializer.Deserialize<Content>(File.ReadAllBytes(file), RightsJson.Options)!
            : new Content([], [], [], []);
    }

    /// <summary>Keys of erased records.</summary>
    public HashSet<string> Erased => content.Erased;

    /// <summary>Corrected values by key of the field.</summary>
    public Dictionary<string, JsonElement> Corrected => content.Corrected;

    /// <summary>Keys of records that are stored and no longer used.</summary>
    public HashSet<string> Restricted => content.Restricted;

    /// <summary>Keys of records no longer used for their activity.</summary>
    public HashSet<string> Stopped => content.Stopped;

    public void Save()
    {
        if (file is null)
        {
            return;
        }

        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(content, RightsJson.Options));
        File.Move(file + ".new", file, overwrite: true);
    }

    private sealed record Content(HashSet<string> Erased, Dictionary<string, JsonElement> Corrected, HashSet<string> Restricted, HashSet<string> Stopped);
}
