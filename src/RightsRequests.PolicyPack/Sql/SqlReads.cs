using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads what a database gives of a person.</summary>
internal static class SqlReads
{
    private static readonly string[] Sources = ["subject", "observed", "inferred", "third-party"];

    public static IReadOnlyList<SqlRead> Read(PackMap root, string key, Holder holder, HashSet<string> names) =>
        [.. root.Maps(key, "name", "activities", "category", "label", "source", "sql").Select(map => One(SqlHolderFile.Once(map, names), holder))];

    private static SqlRead One(PackMap map, Holder holder)
    {
        var source = map.Optional("source");
        if (source is not null && !Sources.Contains(source))
        {
            map.Fault($"'{source}' is not a word for 'source'; those are: {string.Join(", ", Sources)}.", "source");
        }

        return new(map.Line, SqlStatementText.Read(map, [SqlStatementText.PersonKey], finds: false), Activities(map), Category(map, holder), map.Optional("label"), source);
    }

    public static IReadOnlyList<string> Activities(PackMap map) =>
        map.NotEmpty("activities", map.Texts("activities"), "'activities' names at least one activity of register.yaml.");

    public static string Category(PackMap map, Holder holder)
    {
        var category = map.Text("category");
        if (category.Length > 0 && !holder.Categories.Contains(category))
        {
            map.Fault($"'{category}' is none of the categories of '{holder.Id}' in holders.yaml: {string.Join(", ", holder.Categories)}.", "category");
        }

        return category;
    }
}
