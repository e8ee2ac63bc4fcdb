using System.Globalization;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads a file of <c>sql/</c>: how one database is asked.</summary>
internal static class SqlHolderFile
{
    private const int DefaultRows = 200;
    private const int MostRows = 10_000;
    private const int DefaultSeconds = 10;

    // Below the time for which a worker keeps the query to itself.
    private const int MostSeconds = 30;

    private static readonly string[] Changing = [.. new[] { HolderAction.Erase, HolderAction.Restrict, HolderAction.LiftRestriction, HolderAction.StopProcessing }.Select(action => Law.Vocabulary.Word(action))];

    /// <summary>Opens the file that a holder names; null with a fault where it cannot be.</summary>
    public static SqlSource? Open(PackMap map, Holder holder, string directory, List<PackFault> faults)
    {
        if (holder.Transport != Transport.Sql)
        {
            if (map.Has("sql"))
            {
                map.Fault("'sql' is for transport: sql only.", "sql");
            }

            return null;
        }

        if (map.Optional("sql") is not { } name)
        {
            map.Fault("A database needs its queries: 'sql' names their file, such as sql/crm.yaml.", "transport");
            return null;
        }

        if (!name.StartsWith("sql/", StringComparison.Ordinal) || !name.EndsWith(".yaml", StringComparison.Ordinal) || name.Count(letter => letter == '/') > 1 || name.Contains("..", StringComparison.Ordinal))
        {
            map.Fault("'sql' names a file of the pack's folder sql, such as sql/crm.yaml.", "sql");
            return null;
        }

        return PackFile.Open(directory, name, faults) is { } file && file.Root(["rows", "seconds", "ledger", "person", "export", "locate", "rectify", .. Changing]) is { } root
            ? Read(root, name, holder)
            : null;
    }

    private static SqlSource Read(PackMap root, string file, Holder holder)
    {
        var names = new HashSet<string>();
        var persons = root.Maps("person", "name", "sql").Select(map => SqlStatementText.Read(Once(map, names), SqlParameters.Of(holder), finds: true)).ToList();
        root.NotEmpty("person", persons, "'person' names at least one statement that finds the person's key.");
        var export = SqlReads.Read(root, "export", holder, names);
        var source = new SqlSource(
            file,
            persons,
            export,
            root.Has("locate") ? SqlReads.Read(root, "locate", holder, names) : export,
            root.Has("rectify") ? SqlChanges.Corrections(root, holder, names) : [],
            Changing.Where(root.Has).ToDictionary(Law.Vocabulary.Read<HolderAction>, action => SqlChanges.Read(root, action, holder, names)))
        {
            Rows = Number(root, "rows", DefaultRows, MostRows),
            Seconds = Number(root, "seconds", DefaultSeconds, MostSeconds),
            Ledger = root.Has("ledger") ? SqlNames.Table(root, "ledger") : null,
        };
        if (source.Ledger is null && (source.Changes.Count > 0 || source.Corrections.Count > 0))
        {
            root.Fault("What changes data is done once, though it may be asked twice: 'ledger' names the table of the database where that is written down, such as rights_requests.done.");
        }

        return source;
    }

    public static PackMap Once(PackMap map, HashSet<string> names)
    {
        if (map.Optional("name") is { } name && !names.Add(name))
        {
            map.Fault($"'{name}' stands twice: each query and change has a name of its own.", "name");
        }

        return map;
    }

    private static int Number(PackMap map, string key, int otherwise, int most)
    {
        if (map.Optional(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        map.Fault($"'{key}' must be a whole number from 1 to {most}.", key);
        return otherwise;
    }
}
