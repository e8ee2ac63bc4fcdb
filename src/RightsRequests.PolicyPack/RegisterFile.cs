using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads <c>register.yaml</c>.</summary>
internal static class RegisterFile
{
    private static readonly string[] Events = ["collection", "end-of-contract", "last-contact", "answer", "unsubscription", "end-of-purpose"];

    /// <param name="controllers">Ids of organisation.yaml, or null where it could not be read.</param>
    /// <param name="holders">Ids of holders.yaml, or null where it could not be read.</param>
    /// <param name="categories">Names of the categories of data, by id.</param>
    public static IReadOnlyList<RegisterEntry> Read(PackFile file, IReadOnlySet<string>? controllers, IReadOnlySet<string>? holders, out IReadOnlyDictionary<string, BilingualText> categories)
    {
        var root = file.Root("categories", "recipients", "activities");
        categories = root is null ? new Dictionary<string, BilingualText>() : RegisterCategories.Read(root);
        if (root is null)
        {
            return [];
        }

        var recipients = new Dictionary<string, Recipient>();
        foreach (var map in root.Maps("recipients", "id", "name", "email", "address"))
        {
            var recipient = new Recipient(map.Id(), map.Bilingual("name"), map.OptionalEmail("email"), map.Texts("address"));
            if (recipient is { Email: null, AddressLines.Count: 0 } && map.Has("address") && !map.Has("email"))
            {
                map.Fault($"Nobody can write to the recipient '{recipient.Id}' (Art. 19): it needs an 'address' or an 'email'.", "address");
            }

            map.StandsOnce(recipients.TryAdd(recipient.Id, recipient), $"The recipient '{recipient.Id}' stands twice.");
        }

        var activities = root.Maps(
            "activities",
            "id", "basis", "purpose", "relations", "categories", "sources", "automated", "marketing", "research",
            "public-health-or-archive", "money-laundering-secrecy", "care-record", "special-category", "automated-decision", "retention",
            "controllers", "holders", "recipients", "processor-for", "transfers", "cites");
        var entries = new List<RegisterEntry>();
        foreach (var map in activities)
        {
            var entry = Entry(map, recipients);
            if (map.Has("holders") && entry.Holders.Count == 0)
            {
                map.Warn($"The activity '{entry.Id}' has no holder: nobody is asked for its data, and nothing of it is erased or corrected.", "holders");
            }

            foreach (var unknown in entry.Holders.Where(id => holders?.Contains(id) == false))
            {
                map.Fault($"The activity '{entry.Id}' names the holder '{unknown}', which holders.yaml does not have.", "holders");
            }

            foreach (var unknown in entry.Controllers.Where(id => controllers?.Contains(id) == false))
            {
                map.Fault($"The activity '{entry.Id}' names the controller '{unknown}', which organisation.yaml does not have.", "controllers");
            }

            map.StandsOnce(entries.TrueForAll(other => other.Id != entry.Id), $"The activity '{entry.Id}' stands twice.");
            entries.Add(entry);
        }

        return root.NotEmpty("activities", entries, "At least one activity is needed.");
    }

    private static RegisterEntry Entry(PackMap map, Dictionary<string, Recipient> recipients)
    {
        var decision = map.OptionalBilingual("automated-decision");
        var retention = map.Map("retention", "period", "from", "fr", "en");
        var law = new ProcessingActivity(
            map.Id(),
            map.Word<LegalBasis>("basis"),
            map.RequiredFlag("marketing"),
            map.RequiredFlag("automated"),
            map.NotEmpty("sources", map.Words<DataSource>("sources")).ToHashSet(),
            map.NotEmpty("relations", map.Words<Relation>("relations")).ToHashSet(),
            Retention(retention),
            Condition(map),
            map.Flag("research"),
            map.Flag("public-health-or-archive"),
            map.Flag("money-laundering-secrecy"),
            decision is not null)
        {
            CareRecord = map.Flag("care-record"),
        };
        return new RegisterEntry(
            law,
            map.Bilingual("purpose"),
            map.Once("categories"),
            new BilingualText(retention?.Text("fr") ?? "", retention?.Text("en") ?? ""),
            map.NotEmpty("controllers", map.Once("controllers")),
            map.Once("holders"),
            Recipients(map, recipients),
            map.OptionalBilingual("transfers"),
            decision,
            map.Text("cites"))
        {
            ProcessorFor = ProcessorFor(map, recipients),
        };
    }

    private static RetentionRule Retention(PackMap? map)
    {
        var from = map?.Text("from") ?? "";
        if (map is not null && !Events.Contains(from))
        {
            map.Fault($"'{from}' is not an event that retention runs from; those are: {string.Join(", ", Events)}.", "from");
        }

        return new RetentionRule(map?.OptionalPeriod("period"), from);
    }

    // The assessment looks at some of them by their very letters.
    private static string? Condition(PackMap map)
    {
        var text = map.Optional("special-category");
        if (text is not null && (text.Length != 7 || !text.StartsWith("9(2)(", StringComparison.Ordinal) || text[5] is < 'a' or > 'j' || text[6] != ')'))
        {
            map.Fault($"'{text}' is not a condition of Art. 9(2), from \"9(2)(a)\" to \"9(2)(j)\".", "special-category");
        }

        return text;
    }

    private static IReadOnlyList<Recipient> Recipients(PackMap map, Dictionary<string, Recipient> recipients)
    {
        var found = new List<Recipient>();
        foreach (var id in map.Once("recipients"))
        {
            if (recipients.TryGetValue(id, out var recipient))
            {
                found.Add(recipient);
            }
            else
            {
                map.Fault($"'{id}' is not among the recipients at the top of the file.", "recipients");
            }
        }

        return found;
    }

    private static Recipient? ProcessorFor(PackMap map, Dictionary<string, Recipient> recipients)
    {
        if (map.Optional("processor-for") is not { } id)
        {
            return null;
        }

        if (!recipients.TryGetValue(id, out var controller))
        {
            map.Fault($"The activity is processed for '{id}', which is not among the recipients at the top of the file.", "processor-for");
        }

        return controller;
    }
}
