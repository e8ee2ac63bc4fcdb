namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>A copy of the wording that a test may spoil.</summary>
internal sealed class WordingCopy : IDisposable
{
    private WordingCopy(string root) => Root = root;

    public string Root { get; }

    public static WordingCopy Of(string source)
    {
        var root = Directory.CreateTempSubdirectory("wording-").FullName;
        foreach (var file in Directory.EnumerateFiles(source, "*.typ", SearchOption.AllDirectories))
        {
            var target = Path.Combine(root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return new WordingCopy(root);
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Root, file), text);

    public void Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        Assert.Contains(old, text);
        Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Delete(string file) => File.Delete(Path.Combine(Root, file));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
