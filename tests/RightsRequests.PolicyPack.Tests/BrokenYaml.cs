using System.Text;
using CsCheck;
using RightsRequests.PolicyPack;

namespace RightsRequests.PolicyPack.Tests;

/// <summary>Whatever a file of the pack has become, reading says what is wrong and never fails.</summary>
public sealed class BrokenYaml : IDisposable
{
    private static readonly string[] Pieces = ["- ", ": ", "[", "]", "{", "}", "&a ", "*a", "!!binary ", "? ", "|\n", ">\n", "\t", "'", "\"", "---\n", "\0", "<<: *a", "#", "P1D", "é", "\uFEFF", "9999999999999999999", "null", "~"];

    private readonly string copy = Directory.CreateTempSubdirectory("broken-pack").FullName;
    private readonly string[] files;

    public BrokenYaml()
    {
        files = [.. Directory.GetFiles(OurPack.Directory, "*.yaml").Order(StringComparer.Ordinal)];
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(copy, recursive: true);

    public static TheoryData<string, byte[], int, string> Files => new()
    {
        { "Latin-1", Encoding.Latin1.GetBytes("rows: []\n# é\n"), 2, "must be UTF-8" },
        { "UTF-16", [0xff, 0xfe, .. Encoding.Unicode.GetBytes("rows: []")], 1, "must be UTF-8" },
        { "endless", Encoding.UTF8.GetBytes("rows:\n" + new string('[', 1_000_000)), 2, "deeper than" },
        { "a key of aliases", Encoding.UTF8.GetBytes(string.Concat("a: &a [x, x, x]\n", string.Concat("abcdefghijklmnopqrst".Zip("bcdefghijklmnopqrstu", (one, next) => $"{next}: &{next} [{string.Join(",", Enumerable.Repeat($"*{one}", 9))}]\n")), "? *u\n: x\n")), 2, "within what another alias repeats" },
        { "too large", new byte[3 * 1024 * 1024], 0, "are the most" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_cannot_be_is_named_by_its_line(string name, byte[] content, int line, string message)
    {
        Assert.NotEmpty(name);
        var target = Path.Combine(copy, "rights-matrix.yaml");
        File.WriteAllBytes(target, content);

        Assert.Contains(PolicyPackReader.Read(copy).Faults, fault => fault.File == "rights-matrix.yaml" && fault.Line == line && fault.Message.Contains(message, StringComparison.Ordinal) && fault.French is not null);
    }

    [Fact]
    public void A_pack_with_a_file_changed_anywhere_is_read_or_its_faults_are_named() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 1_000_000], Gen.Int[0, 40], Gen.OneOf(Pieces)).Sample(
            (which, at, cut, piece) =>
            {
                var file = files[which % files.Length];
                var text = File.ReadAllText(file);
                var place = at % text.Length;
                var target = Path.Combine(copy, Path.GetFileName(file));
                File.WriteAllText(target, text[..place] + piece + text[Math.Min(text.Length, place + cut)..]);
                try
                {
                    var reading = PolicyPackReader.Read(copy);
                    return (reading.Policy is null) == reading.Faults.Any(fault => !fault.Warning) && reading.Faults.All(fault => fault.French is not null);
                }
                finally
                {
                    File.WriteAllText(target, text);
                }
            },
            iter: 300, threads: 1);
}
