using System.Text.RegularExpressions;

namespace RightsRequests.PolicyPack;

/// <summary>Names of tables and columns: plain ones, so that nothing else can stand in their place.</summary>
internal static partial class SqlNames
{
    /// <summary>A table, with or without its schema.</summary>
    public static string Table(PackMap map, string key)
    {
        var name = map.Text(key);
        if (name.Length > 0 && !TableName().IsMatch(name))
        {
            map.Fault($"'{name}' is no plain name of a table: a-z, 0-9 and '_', with or without its schema, such as crm.member.", key);
        }

        return name;
    }

    public static string Column(PackMap map, string key)
    {
        var name = map.Text(key);
        return name.Length == 0 ? name : Column(map, key, name);
    }

    public static string Column(PackMap map, string key, string name)
    {
        if (!ColumnName().IsMatch(name))
        {
            map.Fault($"'{name}' is no plain name of a column: a-z, 0-9 and '_', such as birth_date.", key);
        }

        return name;
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}(\\.[a-z_][a-z0-9_]{0,62})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnName();
}
