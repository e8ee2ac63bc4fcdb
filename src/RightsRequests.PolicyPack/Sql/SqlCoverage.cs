using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>What a database is asked about, against what the register says that it holds.</summary>
internal static class SqlCoverage
{
    public static void Check(IReadOnlyList<Holder> holders, IReadOnlyList<RegisterEntry> register, List<PackFault> faults)
    {
        foreach (var holder in holders.Where(holder => holder.Sql is not null))
        {
            var held = register.Where(entry => entry.Holders.Contains(holder.Id)).Select(entry => entry.Id).ToList();
            foreach (var (line, activities) in Named(holder.Sql!))
            {
                foreach (var unknown in activities.Except(held))
                {
                    faults.Add(new(holder.Sql!.File, line, $"register.yaml has no activity '{unknown}' held by '{holder.Id}'; those are: {string.Join(", ", held)}."));
                }
            }

            foreach (var silent in held.Except(holder.Sql!.Export.SelectMany(read => read.Activities)))
            {
                faults.Add(new(holder.Sql!.File, 1, $"No query of export speaks of '{silent}', so nobody would get those data. Write one, or take '{holder.Id}' out of that activity in register.yaml."));
            }

            foreach (var left in holder.Sql.Changes.TryGetValue(HolderAction.Erase, out var erase) ? held.Except(erase.SelectMany(change => change.Activities)) : held)
            {
                faults.Add(new(holder.Sql.File, 1, $"No change of erase speaks of '{left}'; a person will have to erase it.", Warning: true));
            }
        }
    }

    private static IEnumerable<(int Line, IReadOnlyList<string> Activities)> Named(SqlSource source) =>
        source.Export.Concat(source.Locate).Distinct().Select(read => (read.Line, read.Activities))
            .Concat(source.Changes.Values.SelectMany(changes => changes.Select(change => (change.Line, change.Activities))));
}
