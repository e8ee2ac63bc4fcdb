namespace RightsRequests.Faults;

/// <summary>Where the repository lies.</summary>
public static class Root
{
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RightsRequests.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
