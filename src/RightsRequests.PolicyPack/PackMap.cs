using System.Net.Mail;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Law;
using YamlDotNet.RepresentationModel;

namespace RightsRequests.PolicyPack;

/// <summary>A mapping of a pack file. Every getter reports what is wrong, with the line, and goes on with a stand-in; a reading with faults is never used.</summary>
internal sealed partial class PackMap
{
    private const int MostLetters = 20_000;

    private readonly PackFile file;
    private readonly YamlMappingNode node;

    public PackMap(PackFile file, YamlMappingNode node, IReadOnlyList<string> keys)
    {
        this.file = file;
        this.node = node;
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !keys.Contains(name))
            {
                file.Fault((int)key.Start.Line, $"Unknown key '{(key as YamlScalarNode)?.Value ?? "[…]"}'; known are: {string.Join(", ", keys)}.");
            }
        }
    }

    public int Line => (int)node.Start.Line;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public void Fault(string message, string? key = null) =>
        file.Fault(key is not null && Find(key) is { } at ? (int)at.Start.Line : Line, message);

    /// <summary>Of what the pack may be used with all the same.</summary>
    public void Warn(string message, string key) => file.Warn(Find(key) is { } at ? (int)at.Start.Line : Line, message);

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key) => Optional(key) ?? Missing(key, "");

    public string? Optional(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar when IsText(scalar):
                return scalar.Value;
            default:
                Fault($"'{key}' must be a text.", key);
                return "";
        }
    }

    /// <summary>The line on which a text begins: after a '|' it is the next one.</summary>
    public int TextLine(string key) => Find(key) is YamlScalarNode at
        ? (int)at.Start.Line + (at.Style is YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded ? 1 : 0)
        : Line;

    public void FaultAt(int line, string message) => file.Fault(line, message);

    public bool Flag(string key)
    {
        var text = Optional(key);
        if (text is not (null or "true" or "false"))
        {
            Fault($"'{key}' must be true or false.", key);
        }

        return text == "true";
    }

    public bool RequiredFlag(string key) => Has(key) ? Flag(key) : Missing(key, false);

    public T Word<T>(string key)
        where T : struct, Enum => Optional(key) is { } text ? Read<T>(text, key) : Missing(key, default(T));

    public T Word<T>(string key, T otherwise)
        where T : struct, Enum => Optional(key) is { } text ? Read<T>(text, key) : otherwise;

    public IReadOnlyList<T> Words<T>(string key)
        where T : struct, Enum => [.. Texts(key).Select(text => Read<T>(text, key))];

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return Missing<IReadOnlyList<string>>(key, []);
            case YamlSequenceNode list when list.All(one => one is YamlScalarNode scalar && IsText(scalar)):
                return [.. list.Select(one => ((YamlScalarNode)one).Value ?? "")];
            default:
                Fault($"'{key}' must be a list of texts.", key);
                return [];
        }
    }

    /// <summary>A mapping whose keys are the file's own, such as columns.</summary>
    public IReadOnlyList<(string Name, string Value)> Pairs(string key)
    {
        if (Find(key) is YamlMappingNode map && map.Children.All(child => child is { Key: YamlScalarNode { Value.Length: > 0 }, Value: YamlScalarNode { Value: not null } }))
        {
            return [.. map.Children.Select(child => (((YamlScalarNode)child.Key).Value!, ((YamlScalarNode)child.Value).Value!))];
        }

        Fault($"'{key}' must be a mapping of names to texts.", key);
        return [];
    }

    public Period Period(string key) => OptionalPeriod(key) ?? Missing(key, NodaTime.Period.Zero);

    public Period? OptionalPeriod(string key) => Optional(key) is { } text ? ReadPeriod(text, key) : null;

    public IReadOnlyList<Period> Periods(string key) => Has(key) ? [.. Texts(key).Select(text => ReadPeriod(text, key))] : [];

    public BilingualText Bilingual(string key) => OptionalBilingual(key) ?? Missing(key, new BilingualText("", ""));

    public BilingualText? OptionalBilingual(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        var map = Map(key, "fr", "en");
        return new BilingualText(map?.Text("fr") ?? "", map?.Text("en") ?? "");
    }

    public PackMap? Map(string key, params string[] keys)
    {
        switch (Find(key))
        {
            case null:
                return Missing<PackMap?>(key, null);
            case YamlMappingNode map:
                return new PackMap(file, map, keys);
            default:
                Fault($"'{key}' must be a mapping with: {string.Join(", ", keys)}.", key);
                return null;
        }
    }

    public IReadOnlyList<PackMap> Maps(string key, params string[] keys)
    {
        switch (Find(key))
        {
            case null:
                return Missing<IReadOnlyList<PackMap>>(key, []);
            case YamlSequenceNode list when list.All(one => one is YamlMappingNode):
                return [.. list.Select(one => new PackMap(file, (YamlMappingNode)one, keys))];
            default:
                Fault($"'{key}' must be a list of mappings.", key);
                return [];
        }
    }

    public string Id(string key = "id")
    {
        var id = Text(key);
        if (id.Length > 0 && !KebabCase().IsMatch(id))
        {
            Fault($"'{id}' is not an id: words of a-z and 0-9 joined by '-', such as commercial-prospecting.", key);
        }

        return id;
    }

    /// <summary>An e-mail address, or null where there is none.</summary>
    public string? OptionalEmail(string key)
    {
        if (Optional(key) is not { } text)
        {
            return null;
        }

        if (MailAddress.TryCreate(text, out var address) && address.Address == text)
        {
            return text;
        }

        Fault($"'{key}' must be an e-mail address.", key);
        return null;
    }

    /// <summary>A list of texts of which each stands once.</summary>
    public IReadOnlyList<string> Once(string key)
    {
        var all = Texts(key);
        foreach (var twice in all.GroupBy(one => one).Where(same => same.Count() > 1))
        {
            Fault($"'{key}' has '{twice.Key}' twice.", key);
        }

        return [.. all.Distinct()];
    }

    /// <summary>The lines of an address: at least one.</summary>
    public IReadOnlyList<string> AddressLines() => NotEmpty("address", Texts("address"));

    /// <summary>A list that was read, told of where it stands there empty: one that is missing, or no list, was told of already.</summary>
    public IReadOnlyList<T> NotEmpty<T>(string key, IReadOnlyList<T> list, string? message = null)
    {
        if (Find(key) is YamlSequenceNode { Children.Count: 0 })
        {
            Fault(message ?? $"'{key}' must not be empty.", key);
        }

        return list;
    }

    /// <summary>Tells of an entry that is not the first of its name.</summary>
    public void StandsOnce(bool first, string told, string key = "id")
    {
        if (!first)
        {
            Fault(told, key);
        }
    }

    /// <summary>The keys of a mapping that are the file's own, such as names of paths.</summary>
    public string[] KeysOf(string key) =>
        Find(key) is YamlMappingNode map ? [.. map.Children.Keys.OfType<YamlScalarNode>().Select(name => name.Value ?? "")] : [];

    // What YAML reads as nothing would be printed as it stands: « null ».
    private static bool IsText(YamlScalarNode scalar) =>
        scalar.Value is { } value && !string.IsNullOrWhiteSpace(value) && value.Length <= MostLetters
        && !value.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t' or '\r'))
        && !(scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && (value is "null" or "Null" or "NULL" or "~"));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();

    // A longer one would leave the calendar when it is added to a date; a negative one would end before it began.
    private static bool IsUsable(Period period) =>
        !period.HasTimeComponent && period.Years is >= 0 and <= 200 && period.Months is >= 0 and <= 2400 && period.Days is >= 0 and <= 36_600;

    private T Read<T>(string text, string key)
        where T : struct, Enum
    {
        if (Vocabulary.TryRead<T>(text, out var value))
        {
            return value;
        }

        Fault($"'{text}' is not a word for '{key}'; those are: {string.Join(", ", Vocabulary.All<T>())}.", key);
        return default;
    }

    private Period ReadPeriod(string text, string key)
    {
        var parsed = PeriodPattern.NormalizingIso.Parse(text);
        if (parsed.Success && IsUsable(parsed.Value))
        {
            return parsed.Value;
        }

        Fault($"'{text}' is not a period of days, months or years such as P10D, P1M or P3Y.", key);
        return NodaTime.Period.Zero;
    }

    private T Missing<T>(string key, T standIn)
    {
        Fault($"'{key}' is missing.");
        return standIn;
    }

    private YamlNode? Find(string key) =>
        node.Children.FirstOrDefault(child => child.Key is YamlScalarNode scalar && scalar.Value == key).Value;
}
