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
        var root = file.Root("controllers", "dpo", "requests", "authority", "signatory", "establishment", "portal", "verify-outcomes-after");
        if (root is null)
        {
            return null;
        }

        var controllers = root.Maps("controllers", "id", "name", "siren", "legal-form", "address", "establishment", "portal").Select(map => Controller(map, directory)).ToList();
        if (controllers.Count == 0)
        {
            root.Fault("At least one controller is needed.", "controllers");
        }

        var signatory = root.Map("signatory", "name", "quality", "place");
        return new Organisation(
            controllers,
            Contact(root, "dpo"),
            Contact(root, "requests"),
            Contact(root, "authority"),
            new Signatory(signatory?.Text("name") ?? "", signatory?.Bilingual("quality") ?? new BilingualText("", ""), signatory?.Text("place") ?? ""),
            Establishment(root.Map("establishment", EstablishmentKeys)),
            root.Text("portal"))
        {
            VerifyOutcomesAfter = VerifyAfter(root),
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
            map.Texts("address"),
            map.Has("establishment") ? Establishment(map.Map("establishment", EstablishmentKeys)) : null)
        {
            Portal = map.Has("portal") && map.Map("portal", PortalSection.Keys) is { } portal ? PortalSection.Read(portal, directory) : null,
        };
    }

    internal static Contact Contact(PackMap root, string key)
    {
        var map = root.Map(key, ContactKeys);
        return new Contact(map?.Text("name") ?? "", map?.Texts("address") ?? [], map?.Optional("email"), map?.Optional("url"));
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
