using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace RightsRequests.EvidenceFiles;

/// <summary>What lies in an evidence file; <c>manifest.json</c>.</summary>
public sealed record EvidenceManifest(string Schema, string Reference, Instant MadeAt, IReadOnlyList<ManifestEntry> Files)
{
    public const string FileName = "manifest.json";
    public const string SchemaName = "rights.evidence-file/1";

    internal static readonly JsonSerializerOptions Json = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
}

/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
public sealed record ManifestEntry(string Path, string Sha256, long Length);
