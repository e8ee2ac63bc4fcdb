using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads what is changed in a database: tables, columns and what becomes of each.</summary>
internal static class SqlChanges
{
    private const string ToConstant = "to-constant";

    private static readonly (string Key, Masking Masking)[] Lists =
        [("to-null", Masking.Null), ("to-hash", Masking.Hash), ("to-random", Masking.Random), ("keep", Masking.Keep)];

    public static IReadOnlyList<SqlCorrection> Corrections(PackMap root, Holder holder, HashSet<string> names) =>
    [
        .. root.Maps("rectify", "name", "category", "field", "table", "key", "column").Select(map => new SqlCorrection(
            SqlHolderFile.Once(map, names).Id("name"),
            SqlReads.Category(map, holder),
            map.Id("field"),
            SqlNames.Table(map, "table"),
            SqlNames.Column(map, "key"),
            SqlNames.Column(map, "column"))),
    ];

    public static IReadOnlyList<SqlChange> Read(PackMap root, string action, Holder holder, HashSet<string> names) =>
    [
        .. root.Maps(action, "name", "activities", "category", "table", "key", "kept-by-law", "mark", "columns")
            .Select(map => One(SqlHolderFile.Once(map, names), holder)),
    ];

    private static SqlChange One(PackMap map, Holder holder)
    {
        var change = new SqlChange(
            map.Line,
            map.Id("name"),
            SqlReads.Activities(map),
            SqlReads.Category(map, holder),
            SqlNames.Table(map, "table"),
            SqlNames.Column(map, "key"),
            map.Flag("kept-by-law"),
            map.Map("columns", [.. Lists.Select(list => list.Key), ToConstant]) is { } columns ? Columns(map, columns) : [],
            map.Has("mark") ? SqlNames.Column(map, "mark") : null);
        Check(map, change);
        return change;
    }

    private static IReadOnlyList<SqlColumn> Columns(PackMap map, PackMap columns) =>
    [
        .. Lists.Where(list => columns.Has(list.Key)).SelectMany(list => columns.Texts(list.Key).Select(name => new SqlColumn(SqlNames.Column(columns, list.Key, name), list.Masking))),
        .. columns.Has(ToConstant) && columns.Pairs(ToConstant) is { } constants
            ? constants.Select(pair => new SqlColumn(SqlNames.Column(columns, ToConstant, pair.Name), Masking.Constant, pair.Value))
            : [],
    ];

    private static void Check(PackMap map, SqlChange change)
    {
        foreach (var twice in change.Columns.GroupBy(column => column.Name).Where(group => group.Count() > 1))
        {
            map.Fault($"The column '{twice.Key}' stands in more than one list: one thing becomes of it.", "columns");
        }

        if (map.Has("columns") && change.Columns.All(column => column.Masking == Masking.Keep))
        {
            map.Fault("Nothing would change: at least one column is in to-null, to-constant, to-hash or to-random.", "columns");
        }

        if (change.Columns.Any(column => column.Name == change.Key && column.Masking != Masking.Keep))
        {
            map.Fault($"'{change.Key}' is the key: without it the second look finds nothing to verify. Name it under keep.", "columns");
        }

        if (change.Mark is { } mark && !change.Columns.Any(column => column.Name == mark && column.Masking == Masking.Constant))
        {
            map.Fault($"'mark' names a column of to-constant, by which a masked row is known; '{mark}' is none.", "mark");
        }

        if (change.Mark is null && change.Columns.Any(column => column.Masking == Masking.Random))
        {
            map.Fault("A random value looks like a real one: 'mark' names the column of to-constant by which a masked row is known.", "columns");
        }
    }
}
