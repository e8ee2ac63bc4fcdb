using System.Text;

namespace RightsRequests.DemoHolders;

/// <summary>The same choice for the same key, on every machine and in every version.</summary>
internal static class Dice
{
    public static int Roll(int sides, string key)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(key))
        {
            hash = (hash ^ octet) * 16777619u;
        }

        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return (int)(hash % (uint)sides);
    }

    public static T Pick<T>(IReadOnlyList<T> from, string key) => from[Roll(from.Count, key)];
}
