using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RightsRequests.Storage;

/// <summary>2³² keys grown from one (the tree of Goldreich, Goldwasser and Micali). A leaf that is cut takes its key with it: the keys of all others can still be grown, its own no more, from what is left.</summary>
internal sealed class KeyTree
{
    public const int Depth = 32;
    private const int MostGrown = 16_384;

    // What was grown of a tree that stands as it is: the leaves of one day are neighbours, and a case's is asked for at each of its transitions. It goes with the tree, which a cut replaces.
    private readonly ConcurrentDictionary<(int Depth, uint Path), byte[]> grown = new();
    private readonly Dictionary<(int Depth, uint Path), byte[]> nodes;

    /// <param name="nodes">What is left of the tree: none lies under another.</param>
    public KeyTree(IEnumerable<KeyNode> nodes) => this.nodes = nodes.ToDictionary(node => (node.Depth, node.Path), node => node.Key);

    public IEnumerable<KeyNode> Nodes => nodes.Select(node => new KeyNode(node.Key.Depth, node.Key.Path, node.Value)).OrderBy(node => node.Depth).ThenBy(node => node.Path);

    public static KeyTree New() => new([new(0, 0, RandomNumberGenerator.GetBytes(32))]);

    /// <summary>Null where the leaf was cut.</summary>
    public DataKey? KeyOf(uint leaf) => Above(leaf) is { } found ? new(Grow(found, leaf, Depth)) : null;

    private byte[] Grow(KeyNode from, uint leaf, int to)
    {
        if (to == from.Depth)
        {
            return from.Key;
        }

        var place = (to, Prefix(leaf, to));
        if (grown.TryGetValue(place, out var known))
        {
            return known;
        }

        var key = Child(Grow(from, leaf, to - 1), Turn(leaf, to - 1));
        if (grown.Count >= MostGrown)
        {
            grown.Clear();
        }

        return grown[place] = key;
    }

    /// <summary>False where the leaf was cut.</summary>
    public bool Has(uint leaf) => Above(leaf) is not null;

    /// <summary>Without these leaves; those cut before stay so.</summary>
    public KeyTree Without(IEnumerable<uint> leaves)
    {
        var left = new KeyTree(Nodes);
        foreach (var leaf in leaves)
        {
            left.Cut(leaf);
        }

        return left;
    }

    // Of the way down to the leaf, each sibling stays and each node goes.
    private void Cut(uint leaf)
    {
        if (Above(leaf) is not { } found)
        {
            return;
        }

        nodes.Remove((found.Depth, found.Path));
        var key = found.Key;
        for (var depth = found.Depth; depth < Depth; depth++)
        {
            var turn = Turn(leaf, depth);
            var sibling = (byte)(1 - turn);
            nodes.Add((depth + 1, (Prefix(leaf, depth) << 1) | sibling), Child(key, sibling));
            key = Child(key, turn);
        }
    }

    private KeyNode? Above(uint leaf)
    {
        for (var depth = 0; depth <= Depth; depth++)
        {
            if (nodes.TryGetValue((depth, Prefix(leaf, depth)), out var key))
            {
                return new(depth, Prefix(leaf, depth), key);
            }
        }

        return null;
    }

    private static uint Prefix(uint leaf, int depth) => depth == 0 ? 0 : leaf >> (Depth - depth);

    private static byte Turn(uint leaf, int depth) => (byte)((leaf >> (Depth - 1 - depth)) & 1);

    private static byte[] Child(byte[] key, byte turn) => HMACSHA256.HashData(key, new[] { turn });
}

/// <param name="Depth">0 is the root, <see cref="KeyTree.Depth"/> a leaf.</param>
/// <param name="Path">The turns from the root, first one highest.</param>
/// <param name="Key">32 bytes; never printed.</param>
internal sealed record KeyNode(int Depth, uint Path, byte[] Key)
{
    /// <summary>Says nothing of the key, lest it land in a log.</summary>
    public override string ToString() => "key node";
}
