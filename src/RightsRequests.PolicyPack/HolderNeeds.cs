using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads which holders need another's answer first, and refuses what could never be asked.</summary>
internal static class HolderNeeds
{
    public static IReadOnlyList<HolderNeed> Read(PackMap map) =>
        map.Has("needs")
            ? [.. map.Maps("needs", "holder", "identifiers").Select(need => new HolderNeed(
                need.Id("holder"), need.NotEmpty("identifiers", need.Texts("identifiers"), "'identifiers' names what the other holder finds, such as [member-number].")))]
            : [];

    /// <param name="holders">All holders of the file.</param>
    /// <param name="maps">Where each stands, in the same order.</param>
    public static void Check(IReadOnlyList<Holder> holders, IReadOnlyList<PackMap> maps)
    {
        foreach (var (holder, map) in holders.Zip(maps))
        {
            foreach (var need in holder.Needs)
            {
                if (holders.FirstOrDefault(other => other.Id == need.Holder) is not { } other)
                {
                    map.Fault($"'{holder.Id}' needs '{need.Holder}', which is no holder of this file.", "needs");
                }
                else if (other.Transport == Transport.Person)
                {
                    map.Fault($"'{holder.Id}' needs '{need.Holder}', a person: only systems name identifiers in their answers.", "needs");
                }
                else if (other.Transport == Transport.Opendsr)
                {
                    map.Fault($"'{holder.Id}' needs '{need.Holder}', which is asked over OpenDSR: its answers name no identifiers.", "needs");
                }
            }

            if (Circle(holders, [holder.Id]) is { } circle && circle.Order(StringComparer.Ordinal).First() == holder.Id)
            {
                map.Fault($"Each would wait for the next for ever: {string.Join(" → ", circle)} → {holder.Id}. Take out one of the needs.", "needs");
            }
        }
    }

    // The way from the first holder back to itself, or null. Ways that turn in a circle elsewhere are told of where that circle begins.
    private static IReadOnlyList<string>? Circle(IReadOnlyList<Holder> holders, IReadOnlyList<string> way)
    {
        foreach (var next in holders.FirstOrDefault(holder => holder.Id == way[^1])?.Needs.Select(need => need.Holder) ?? [])
        {
            var found = next == way[0] ? way : way.Contains(next) ? null : Circle(holders, [.. way, next]);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
