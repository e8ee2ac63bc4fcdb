using System.Xml.Linq;
using RightsRequests.Tests.Private;

namespace RightsRequests.Architecture.Tests;

/// <summary>Nothing points back: each room may reference only those named here.</summary>
public sealed class Direction
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["RightsRequests.Law"] = [],
        ["RightsRequests.Workflow"] = ["RightsRequests.Law", "RightsRequests.Contracts"],
        ["RightsRequests.PolicyPack"] = ["RightsRequests.Workflow"],
        ["RightsRequests.Contracts"] = [],
        ["RightsRequests.Letters"] = [],
        ["RightsRequests"] = ["RightsRequests.Workflow", "RightsRequests.PolicyPack", "RightsRequests.Contracts", "RightsRequests.Letters"],
        ["RightsRequests.Bus"] = ["RightsRequests"],
        ["RightsRequests.Web"] = ["RightsRequests"],
        ["RightsRequests.Host"] = ["RightsRequests.Bus", "RightsRequests.Web"],
        ["RightsRequests.HolderKit"] = ["RightsRequests.Contracts"],
        ["RightsRequests.DemoHolders"] = ["RightsRequests.HolderKit"],
    };

    [Fact]
    public void Every_room_references_only_what_it_may()
    {
        var rooms = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Where(room => Directory.GetFiles(room, "*.csproj").Length > 0).ToList();

        Assert.Equal(Allowed.Keys.Order(), rooms.Select(room => Path.GetFileName(room)!).Order());
        Assert.All(rooms, room => Assert.Empty(References(room).Except(Allowed[Path.GetFileName(room)])));
    }

    [Theory]
    [InlineData("RightsRequests.Law", "NodaTime")]
    [InlineData("RightsRequests.Workflow", "NodaTime,NodaTime.Serialization.SystemTextJson")]
    [InlineData("RightsRequests.Contracts", "")]
    public void Pure_rooms_and_the_wire_take_no_other_package(string room, string packages)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", room, $"{room}.csproj"));

        var found = project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);

        Assert.Empty(found.Except(packages.Split(',')));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }

    [Fact]
    public void No_folder_is_named_by_kind()
    {
        string[] kinds = ["Common", "Shared", "Helpers", "Utils", "Managers", "Services", "Models", "Core"];

        var named = Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(folder => !folder.Contains("node_modules", StringComparison.Ordinal) && !folder.Contains("/bin", StringComparison.Ordinal) && !folder.Contains("/obj", StringComparison.Ordinal))
            .Where(folder => kinds.Contains(Path.GetFileName(folder)));

        Assert.Empty(named);
    }

    private static IEnumerable<string> References(string room) =>
        XDocument.Load(Directory.GetFiles(room, "*.csproj").Single())
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
