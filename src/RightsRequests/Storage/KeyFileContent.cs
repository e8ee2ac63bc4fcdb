using System.Globalization;
using System.Security.Cryptography;

namespace RightsRequests.Storage;

/// <summary>What the key file holds. Immutable; a change is a new file in the old one's place.</summary>
/// <param name="HashKey">Of the keyed hashes. It stays: hashes cannot be made anew without what they were made of.</param>
/// <param name="OfficeKey">For what belongs to no request.</param>
/// <param name="FirstWrap">The one wrapping key of a file of the first form (generation 0); null once rotated away.</param>
/// <param name="Trees">The wrapping keys of each later generation.</param>
internal sealed record KeyFileContent(byte[] HashKey, byte[] OfficeKey, byte[]? FirstWrap, IReadOnlyDictionary<int, KeyTree> Trees)
{
    /// <summary>The one database that may take keys out of this file; null: none has yet.</summary>
    public string? Database { get; init; }

    /// <summary>By which a database knows its file: it stays through rotations, and tells nothing of the keys.</summary>
    public byte[] Fingerprint => HMACSHA256.HashData(HashKey, "rights-requests key file"u8);

    private const string Heading = "rights-requests keys 2";

    /// <summary>What new data keys are wrapped under.</summary>
    public int Current => Trees.Count == 0 ? 0 : Trees.Keys.Max();

    /// <summary>All that data keys may still be wrapped under, oldest first.</summary>
    public IEnumerable<int> Generations => (FirstWrap is null ? [] : new[] { 0 }).Concat(Trees.Keys.Order());

    public static KeyFileContent New() => new(
        RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), null, new Dictionary<int, KeyTree> { [1] = KeyTree.New() });

    /// <summary>A file of the first form: one secret of which all keys are derived.</summary>
    public static KeyFileContent Of(byte[] secret) => new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "hash"u8.ToArray()),
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "office"u8.ToArray()),
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "wrap"u8.ToArray()),
        new Dictionary<int, KeyTree>());

    /// <summary>With one generation more, which is then the current one.</summary>
    public KeyFileContent WithNew() => this with { Trees = new Dictionary<int, KeyTree>(Trees) { [Current + 1] = KeyTree.New() } };

    /// <summary>Without all generations but the current one.</summary>
    public KeyFileContent WithCurrentOnly() => this with { FirstWrap = null, Trees = new Dictionary<int, KeyTree> { [Current] = Trees[Current] } };

    /// <summary>Without the wrapping keys of these leaves.</summary>
    public KeyFileContent Without(IEnumerable<(int Generation, uint Leaf)> leaves)
    {
        var trees = new Dictionary<int, KeyTree>(Trees);
        foreach (var generation in leaves.Where(one => trees.ContainsKey(one.Generation)).GroupBy(one => one.Generation))
        {
            trees[generation.Key] = trees[generation.Key].Without(generation.Select(one => one.Leaf));
        }

        return this with { Trees = trees };
    }

    /// <summary>Null where it is neither form.</summary>
    public static KeyFileContent? Read(string file)
    {
        var lines = file.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines is [var only] && Key(only) is { } secret)
        {
            return Of(secret);
        }

        if (lines is not [Heading, .. var rest])
        {
            return null;
        }

        string? database = null;
        Dictionary<string, byte[]> named = [];
        Dictionary<int, List<KeyNode>> nodes = [];
        foreach (var words in rest.Select(line => line.Split(' ')))
        {
            if (words is [("hash" or "office" or "wrap") and var kind, var text] && Key(text) is { } one)
            {
                named[kind] = one;
            }
            else if (words is ["database", var name])
            {
                database = name;
            }
            else if (words is ["tree", var generation, var depth, var path, var text32] && Key(text32) is { } key
                && int.TryParse(generation, CultureInfo.InvariantCulture, out var of)
                && int.TryParse(depth, CultureInfo.InvariantCulture, out var at) && at is >= 0 and <= KeyTree.Depth
                && uint.TryParse(path, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var turns))
            {
                nodes.TryAdd(of, []);
                nodes[of].Add(new(at, turns, key));
            }
            else
            {
                return null;
            }
        }

        return named.TryGetValue("hash", out var hash) && named.TryGetValue("office", out var office)
            ? new(hash, office, named.GetValueOrDefault("wrap"), nodes.ToDictionary(one => one.Key, one => new KeyTree(one.Value))) { Database = database }
            : null;
    }

    /// <summary>The file's text: a secret.</summary>
    public string Write() => string.Join('\n',
    [
        Heading,
        $"hash {Convert.ToBase64String(HashKey)}",
        $"office {Convert.ToBase64String(OfficeKey)}",
        .. Database is null ? [] : new[] { $"database {Database}" },
        .. FirstWrap is null ? [] : new[] { $"wrap {Convert.ToBase64String(FirstWrap)}" },
        .. Trees.OrderBy(tree => tree.Key).SelectMany(tree => tree.Value.Nodes.Select(node =>
            string.Create(CultureInfo.InvariantCulture, $"tree {tree.Key} {node.Depth} {node.Path:x} {Convert.ToBase64String(node.Key)}"))),
        "",
    ]);

    /// <summary>Says nothing of the keys, lest they land in a log.</summary>
    public override string ToString() => "key file";

    private static byte[]? Key(string text)
    {
        var bytes = new byte[33];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == 32 ? bytes[..32] : null;
    }
}
