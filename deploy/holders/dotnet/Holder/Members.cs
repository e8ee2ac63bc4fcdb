using System.Text.Json;

namespace Holder;

/// <summary>One member of a made-up system.</summary>
public sealed record Member(string Number, string FullName, DateOnly BirthDate, string Email, List<Datum> Data);

/// <summary>One piece of data, with the processing activity it serves.</summary>
public sealed record Datum(string Activity, string Category, string Field, string Label, JsonElement Value, bool KeptByLaw = false, bool Restricted = false, bool Stopped = false);

/// <summary>The system itself: a file here; with you, your database in its place.</summary>
public sealed class Members(string file)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>All members.</summary>
    public IReadOnlyList<Member> All { get; } = JsonSerializer.Deserialize<List<Member>>(File.ReadAllBytes(file), Json)!;

    /// <summary>Stores what was changed; the file is whole at any time.</summary>
    public void Save()
    {
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(All, Json));
        File.Move(file + ".new", file, overwrite: true);
    }
}
