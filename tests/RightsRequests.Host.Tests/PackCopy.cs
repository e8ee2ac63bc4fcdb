namespace RightsRequests.Host.Tests;

/// <summary>A copy of the policy pack, to plant faults in.</summary>
internal sealed class PackCopy : IDisposable
{
    private readonly DirectoryInfo parent = System.IO.Directory.CreateTempSubdirectory("pack");

    public PackCopy()
    {
        var from = Repository.PathOf("workflows");
        foreach (var file in System.IO.Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Directory, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public string Parent => parent.FullName;

    public string Directory => Path.Combine(Parent, "workflows");

    public void Change(string file, Func<string, string> change)
    {
        var path = Path.Combine(Directory, file);
        var (before, after) = (File.ReadAllText(path), change(File.ReadAllText(path)));
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
    }

    public void Dispose() => parent.Delete(recursive: true);
}
