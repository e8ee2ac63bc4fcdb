using System.Globalization;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads <c>holders.yaml</c>.</summary>
internal static class HoldersFile
{
    /// <param name="file">The file.</param>
    /// <param name="directory">Of the pack: a database's queries stand in files of their own.</param>
    /// <param name="faults">Where the faults of those go.</param>
    public static IReadOnlyList<Holder>? Read(PackFile file, string directory, List<PackFault> faults)
    {
        var root = file.Root("holders");
        if (root is null)
        {
            return null;
        }

        var holders = new List<Holder>();
        var maps = new List<PackMap>();
        foreach (var map in root.Maps("holders", "id", "name", "transport", "categories", "answer-within-days", "ask-again", "url", "email", "delegate", "needs", "identifies", "sql"))
        {
            var holder = new Holder(
                map.Id(),
                map.Bilingual("name"),
                map.Word<Transport>("transport"),
                map.Texts("categories"),
                Days(map),
                map.Has("ask-again") ? map.Periods("ask-again") : null)
            {
                Url = Url(map),
                Email = map.OptionalEmail("email"),
                Delegate = map.OptionalEmail("delegate"),
                Needs = HolderNeeds.Read(map),
                Identifies = map.Flag("identifies"),
            };
            CheckTransport(map, holder);
            holder = holder with { Sql = SqlHolderFile.Open(map, holder, directory, faults) };
            map.StandsOnce(holders.TrueForAll(other => other.Id != holder.Id), $"The holder '{holder.Id}' stands twice.");
            holders.Add(holder);
            maps.Add(map);
        }

        root.NotEmpty("holders", holders, "At least one holder is needed.");
        HolderNeeds.Check(holders, maps);
        return holders;
    }

    private static void CheckTransport(PackMap map, Holder holder)
    {
        if (holder is { Identifies: true, Transport: Transport.Person or Transport.Opendsr })
        {
            map.Fault("'identifies' is for systems that name identifiers in their answers; a person, and OpenDSR, name none.", "identifies");
        }

        var called = holder.Transport is Transport.Webhook or Transport.Opendsr;
        if (called && !map.Has("url"))
        {
            map.Fault(holder.Transport == Transport.Webhook ? "A webhook needs its 'url'." : "A processor that speaks OpenDSR needs its 'url'.", "transport");
        }

        if (!called && map.Has("url"))
        {
            map.Fault("'url' is for transport: webhook and opendsr only.", "url");
        }

        if (holder.Transport != Transport.Person && (map.Has("email") || map.Has("delegate")))
        {
            map.Fault("'email' and 'delegate' are for transport: person only.", map.Has("email") ? "email" : "delegate");
        }
        else if (map.Has("delegate") && !map.Has("email"))
        {
            map.Fault("A 'delegate' stands in for the person at 'email', which is missing.", "delegate");
        }
    }

    // Personal data go there: encrypted on the way, but on this very machine.
    private static Uri? Url(PackMap map)
    {
        if (map.Optional("url") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url is { UserInfo: "", Fragment: "" })
        {
            return url;
        }

        map.Fault("'url' must be an https address without user, password and fragment (http on loopback only).", "url");
        return null;
    }

    private static int? Days(PackMap map)
    {
        if (map.Optional("answer-within-days") is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 60)
        {
            return days;
        }

        map.Fault("'answer-within-days' must be a whole number of days from 1 to 60.", "answer-within-days");
        return null;
    }
}
