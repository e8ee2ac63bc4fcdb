using RightsRequests.Law;

namespace RightsRequests.PolicyPack;

/// <summary>Reads <c>rights-matrix.yaml</c>, and compares it with the law's floor.</summary>
internal static class MatrixFile
{
    public static RightsMatrix? Read(PackFile file, List<PackFault> faults)
    {
        var root = file.Root("rows");
        if (root is null)
        {
            return null;
        }

        var rows = new Dictionary<Right, MatrixRow>();
        var lines = new Dictionary<Right, int>();
        foreach (var map in root.Maps("rows", "right", "article", "exercisable", "denied"))
        {
            var right = map.Word<Right>("right");
            var denied = map.Has("denied") ? map.Words<LegalBasis>("denied") : [];
            map.Text("article");
            var exercisable = map.Words<LegalBasis>("exercisable");
            foreach (var both in exercisable.Intersect(denied))
            {
                map.Fault($"'{both.Word()}' is both exercisable and denied.", "denied");
            }

            map.StandsOnce(rows.TryAdd(right, new MatrixRow(exercisable.ToHashSet(), denied.ToHashSet())), $"The right '{right.Word()}' stands twice.", "right");
            lines[right] = map.Line;
        }

        if (!root.Has("rows"))
        {
            return null;
        }

        foreach (var missing in Enum.GetValues<Right>().Where(right => !rows.ContainsKey(right)))
        {
            root.Fault($"There is no row for the right '{missing.Word()}'.");
            rows[missing] = new MatrixRow(new HashSet<LegalBasis>(), new HashSet<LegalBasis>());
        }

        var matrix = new RightsMatrix(rows);
        foreach (var difference in LegalAssessment.Compare(matrix))
        {
            faults.Add(new PackFault(
                file.Name,
                lines.GetValueOrDefault(difference.Right),
                difference.Fault
                    ? $"The row '{difference.Right.Word()}' denies '{difference.Basis.Word()}', which the law grants (GDPR Art. {difference.Article}): a matrix may not be below the law."
                    : $"The row '{difference.Right.Word()}' does not list '{difference.Basis.Word()}', which the law grants (GDPR Art. {difference.Article}): the law decides.",
                Warning: !difference.Fault));
        }

        return matrix;
    }
}
