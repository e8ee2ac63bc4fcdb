namespace RightsRequests.PolicyPack.Tests;

/// <summary>A copy of our pack, which a test changes.</summary>
public abstract class CopiedPack : IDisposable
{
    protected CopiedPack()
    {
        foreach (var file in Directory.GetFiles(OurPack.Directory, "*.yaml"))
        {
            File.Copy(file, Path.Combine(Copy, Path.GetFileName(file)));
        }
    }

    protected string Copy { get; } = Directory.CreateTempSubdirectory("pack").FullName;

    public void Dispose()
    {
        Directory.Delete(Copy, recursive: true);
        GC.SuppressFinalize(this);
    }
}
