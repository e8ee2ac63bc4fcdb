using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Versions;

/// <summary>Notes since when the office works by each file of the policy pack, once per process.</summary>
public sealed class PolicyWitness(OfficeOptions options, IClock clock)
{
    private readonly Lazy<IReadOnlyList<(string File, string Hash)>> files = new(() => Read(options.WorkflowsDirectory));

    /// <summary>True once this process has noted them.</summary>
    internal bool Noted { get; private set; }

    internal IReadOnlyList<(string File, string Hash)> Files => files.Value;

    internal async Task NoteAsync(OfficeDb db, CancellationToken cancel)
    {
        if (Noted)
        {
            return;
        }

        foreach (var (file, hash) in Files)
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO policy_files (file, hash, since) VALUES ({file}, {hash}, {clock.GetCurrentInstant()}) ON CONFLICT DO NOTHING", cancel);
        }

        Noted = true;
    }

    private static IReadOnlyList<(string, string)> Read(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => (File: Path.GetRelativePath(directory, path).Replace('\\', '/'), Path: path))
            .Where(one => one.File.EndsWith(".yaml", StringComparison.Ordinal) || one.File.EndsWith(".typ", StringComparison.Ordinal))
            .OrderBy(one => one.File, StringComparer.Ordinal)
            .Select(one => (one.File, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(one.Path))))),
    ];
}
