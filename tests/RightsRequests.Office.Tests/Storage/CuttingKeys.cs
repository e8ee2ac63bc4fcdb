using CsCheck;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

/// <summary>What is cut cannot be grown again, and nothing else is lost.</summary>
public sealed class CuttingKeys
{
    private static readonly Gen<uint[]> Leaves = Gen.OneOf(Gen.UInt[0, 40], Gen.UInt).Array[1, 30];

    [Fact]
    public void A_leaf_that_is_cut_is_gone_and_every_other_keeps_its_key() => Gen.Select(Leaves, Leaves).Sample((cut, others) =>
    {
        var tree = KeyTree.New();

        var left = tree.Without(cut);

        Assert.All(cut, leaf => Assert.Null(left.KeyOf(leaf)));
        Assert.All(cut, leaf => Assert.False(left.Has(leaf)));
        Assert.All(others.Except(cut), leaf => Assert.Equal(tree.KeyOf(leaf)!.Bytes, left.KeyOf(leaf)!.Bytes));
    });

    // Whoever holds the file holds its nodes and what grows from them: a node above a cut leaf would give it back.
    [Fact]
    public void No_node_that_is_left_lies_above_a_leaf_that_was_cut() => Leaves.Sample(cut =>
    {
        var left = KeyTree.New().Without(cut);

        Assert.DoesNotContain(left.Nodes, node => cut.Any(leaf => node.Depth == 0 || leaf >> (KeyTree.Depth - node.Depth) == node.Path));
    });

    [Fact]
    public void A_file_reads_back_as_it_was_written() => Leaves.Sample(cut =>
    {
        var content = (KeyFileContent.New().WithNew() with { Database = "7/6f" }).Without(cut.Select(leaf => (2, leaf)));

        var read = KeyFileContent.Read(content.Write())!;

        Assert.Equal(content.Write(), read.Write());
        Assert.Equal(content.Trees[2].KeyOf(9)?.Bytes, read.Trees[2].KeyOf(9)?.Bytes);
        Assert.Equal(content.Trees[1].KeyOf(9)!.Bytes, read.Trees[1].KeyOf(9)!.Bytes);
    });

    [Fact]
    public void Keys_destroyed_in_a_row_leave_next_to_nothing_in_the_file()
    {
        var left = KeyTree.New().Without(Enumerable.Range(1, 1000).Select(leaf => (uint)leaf));

        Assert.InRange(left.Nodes.Count(), 1, 40);
    }

    [Fact]
    public void No_two_leaves_have_the_same_key()
    {
        var tree = KeyTree.New();

        Assert.Equal(500, Enumerable.Range(0, 500).Select(leaf => Convert.ToHexString(tree.KeyOf((uint)leaf)!.Bytes)).Distinct().Count());
    }
}
