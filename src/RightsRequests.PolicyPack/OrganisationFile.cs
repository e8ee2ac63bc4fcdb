using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads <c>organisation.yaml</c>.</summary>
internal static class OrganisationFile
{
    private static readonly string[] ContactKeys = ["name", "address", "email", "url"];
    private static readonly string[] EstablishmentKeys = ["zone", "time-zone", "good-friday-observed", "saint-martin-day"];

    public static Organisation? Read(PackFile file, string directory)
    {
        var root = file.Root("controllers", "dpo", "requests", "authority", "signatory", "establishment", "portal", "verify-outcomes-after", "relations", "member-number");
        if (root is null)
        {
            return null;
        }

        var controllers = new List<Controller>();
        foreach (var map in root.Maps("controllers", "id", "name", "siren", "legal-form", "address", "establishment", "portal"))
        {
            var controller = Controller(map, directory);
            map.StandsOnce(controllers.TrueForAll(other => other.Id != controller.Id), $"The controller '{controller.Id}' stands twice.");
            controllers.Add(controller);
        }

        root.NotEmpty("controllers", controllers, "At least one controller is needed.");
        var signatory = root.Map("signatory", "name", "quality", "place");
        return new Organisation(
            controllers,
            Contact(root, "dpo"),
            Contact(root, "requests"),
            Contact(root, "authority"),
            new Signatory(signatory?.Text("name") ?? "", signatory?.Bilingual("quality") ?? new BilingualText("", ""), signatory?.Text("place") ?? ""),
            Establishment(root.Map("establishment", EstablishmentKeys)),
            PortalAddress(root))
        {
            VerifyOutcomesAfter = VerifyAfter(root),
            Relations = Relations(root),
            MemberNumber = root.Has("member-number") && root.Map("member-number", "name", "hint") is { } number
                ? new NumberName(number.Bilingual("name"), number.OptionalBilingual("hint"))
                : null,
        };
    }

    // A restriction is verified again and again: without a day between, that would never end.
    private static Period? VerifyAfter(PackMap root)
    {
        var after = root.OptionalPeriod("verify-outcomes-after");
        if (after is not null && after.Normalize().Equals(Period.Zero))
        {
            root.Fault("'verify-outcomes-after' must be a day at least, such as P30D.", "verify-outcomes-after");
        }

        return after;
    }

    private static Dictionary<Relation, BilingualText> Relations(PackMap root)
    {
        var names = new Dictionary<Relation, BilingualText>();
        foreach (var map in root.Has("relations") ? root.Maps("relations", "id", "name") : [])
        {
            var relation = map.Word<Relation>("id");
            map.StandsOnce(names.TryAdd(relation, map.Bilingual("name")), $"The relation '{relation.Word()}' stands twice.");
        }

        return names;
    }

    // Letters print it, and the QR code of each leads there.
    private static string PortalAddress(PackMap root)
    {
        var text = root.Text("portal");
        if (text.Length > 0 && (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")))
        {
            root.Fault("'portal' must be an address that begins with https://.", "portal");
        }

        return text;
    }

    private static Controller Controller(PackMap map, string directory)
    {
        var siren = map.Text("siren");
        if (siren.Length != 9 || !siren.All(char.IsAsciiDigit))
        {
            map.Fault("'siren' must be nine digits, in quotes.", "siren");
        }

        return new Controller(
            map.Id(),
            map.Text("name"),
            siren,
            map.Bilingual("legal-form"),
            map.AddressLines(),
            map.Has("establishment") ? Establishment(map.Map("establishment", EstablishmentKeys)) : null)
        {
            Portal = map.Has("portal") && map.Map("portal", PortalSection.Keys) is { } portal ? PortalSection.Read(portal, directory) : null,
        };
    }

    internal static Contact Contact(PackMap root, string key)
    {
        var map = root.Map(key, ContactKeys);
        return new Contact(map?.Text("name") ?? "", map?.AddressLines() ?? [], map?.OptionalEmail("email"), map?.Optional("url"));
    }

    private static Establishment Establishment(PackMap? map)
    {
        if (map is null)
        {
            return new Establishment(HolidayZone.Metropole);
        }

        if (map.Optional("saint-martin-day") is not (null or "27" or "28"))
        {
            map.Fault("'saint-martin-day' must be 27 or 28 (May).", "saint-martin-day");
        }

        if (map.Optional("time-zone") is { } zone && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            map.Fault($"'{zone}' is not a time zone such as Europe/Paris.", "time-zone");
        }

        return new Establishment(
            map.Word<HolidayZone>("zone"),
            map.Optional("time-zone"),
            GoodFridayObserved: !map.Has("good-friday-observed") || map.Flag("good-friday-observed"),
            SaintMartinDay: map.Optional("saint-martin-day") == "28" ? 28 : 27);
    }
}
