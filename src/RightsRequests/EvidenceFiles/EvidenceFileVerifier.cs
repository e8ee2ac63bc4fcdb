using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using RightsRequests.Audit;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.EvidenceFiles;

/// <summary>Verifies an evidence file by itself: no database. Never throws on what is in it.</summary>
public static class EvidenceFileVerifier
{
    private const int MostFiles = 10_000;
    private const long LargestFile = 256L * 1024 * 1024;

    /// <param name="zip">The file.</param>
    /// <param name="trust">Roots to trust for the letters' signatures; null: only that nothing was changed since is judged.</param>
    /// <param name="keyFile">The office's key, to recompute the trail; null: only its chain is followed.</param>
    /// <exception cref="InvalidDataException">The key file holds no keys.</exception>
    /// <exception cref="IOException">The key file cannot be read.</exception>
    /// <returns>What is wrong, French first, in sentences without personal data; empty: nothing is.</returns>
    public static IReadOnlyList<string> Verify(Stream zip, X509Certificate2Collection? trust, string? keyFile)
    {
        // Outside: a key that cannot be read says nothing about the file.
        var chain = keyFile is null ? null : new AuditChain(new KeyedHash(KeyFile.Open(keyFile)));
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles || archive.Entries.Sum(entry => entry.Length) > LargestFile)
            {
                return ["ce fichier est trop grand pour être l'un des nôtres / the file is too large to be one of ours"];
            }

            if (archive.Entries.GroupBy(entry => entry.FullName).Any(same => same.Count() > 1))
            {
                return ["un nom de fichier y figure deux fois / a file name stands twice"];
            }

            return Verify(archive.Entries.ToDictionary(entry => entry.FullName, Read), trust, chain);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or JsonException or FormatException)
        {
            return [$"ce n'est pas un dossier de preuve, ou il est abîmé / it is no evidence file, or a damaged one ({wrong.GetType().Name})"];
        }
    }

    private static List<string> Verify(Dictionary<string, byte[]> files, X509Certificate2Collection? trust, AuditChain? chain)
    {
        if (!files.Remove(EvidenceManifest.FileName, out var bytes) || JsonSerializer.Deserialize<EvidenceManifest>(bytes, EvidenceManifest.Json) is not { Schema: EvidenceManifest.SchemaName } manifest)
        {
            return ["il n'y a pas de manifeste / there is no manifest"];
        }

        List<string> wrong = [];
        foreach (var entry in manifest.Files)
        {
            if (!files.TryGetValue(entry.Path, out var content))
            {
                wrong.Add($"{entry.Path} : manque / is missing");
            }
            else if (Convert.ToHexStringLower(SHA256.HashData(content)) != entry.Sha256)
            {
                wrong.Add($"{entry.Path} : modifié / changed");
            }
        }

        wrong.AddRange(files.Keys.Except(manifest.Files.Select(entry => entry.Path)).Select(path => $"{path} : absent du manifeste / not in the manifest"));
        foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (path.EndsWith("/audit.jsonl", StringComparison.Ordinal) && BrokenAt(content, chain) is { } line)
            {
                wrong.Add($"{path} : la chaîne se rompt à la ligne / the chain breaks at line {line}");
            }
            else if (path.EndsWith(".pdf", StringComparison.Ordinal) && Unsigned(content, trust) is { } reason)
            {
                wrong.Add($"{path}: {reason}");
            }
        }

        return wrong;
    }

    private static int? BrokenAt(byte[] content, AuditChain? chain)
    {
        var head = Convert.ToHexStringLower(AuditChain.Start);
        var number = 0;
        foreach (var text in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            var line = JsonSerializer.Deserialize<AuditLine>(text, EvidenceManifest.Json);
            if (line is null || line.Number != number || line.Previous != head || (chain is not null && Recomputed(chain, line) != line.Hash))
            {
                return number;
            }

            head = line.Hash;
        }

        return number == 0 ? 1 : null;
    }

    private static string Recomputed(AuditChain chain, AuditLine line) => Convert.ToHexStringLower(chain.HashOf(new AuditEntryRow
    {
        CaseId = line.Case,
        Number = line.Number,
        At = line.At,
        What = line.What,
        Actor = line.Actor,
        Detail = line.Detail,
        PreviousHash = Convert.FromHexString(line.Previous),
        Hash = [],
    }));

    // A draft has no signature; one that has is held to it.
    private static string? Unsigned(byte[] pdf, X509Certificate2Collection? trust)
    {
        if (pdf.AsSpan().IndexOf("/ByteRange"u8) < 0)
        {
            return null;
        }

        var found = LetterVerifier.Verify(pdf, trust ?? []);
        return found.Valid || (trust is null && found is { WholeDocument: true, SignedBy: not null }) ? null : found.Reason;
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
