using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RightsRequests.PolicyPack;

/// <summary>One YAML file and the faults found in it.</summary>
internal sealed class PackFile(string name, string text, List<PackFault> faults)
{
    public string Name { get; } = name;
    public string Text { get; } = text;

    public static PackFile? Open(string directory, string name, List<PackFault> faults)
    {
        var path = Path.Combine(directory, name);
        try
        {
            return new PackFile(name, File.ReadAllText(path), faults);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(new PackFault(name, 0, "The file is missing or cannot be read."));
            return null;
        }
    }

    /// <summary>The document's mapping, or null with a fault.</summary>
    public PackMap? Root(params string[] keys)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(Text));
        }
        catch (YamlException error)
        {
            Fault((int)error.Start.Line, $"Not YAML: {error.Message}");
            return null;
        }
        catch (Exception parser) when (parser is InvalidOperationException or ArgumentException)
        {
            // The parser's own answer to an unclosed bracket, or an alias that takes a key's place, at some places; it names no line.
            Fault(1, "Not YAML: a bracket, quote or indentation does not close.");
            return null;
        }

        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode map)
        {
            return new PackMap(this, map, keys);
        }

        Fault(1, "One YAML document with keys at the top is expected.");
        return null;
    }

    public void Fault(int line, string message) => faults.Add(new PackFault(Name, line, message));

    public void Warn(int line, string message) => faults.Add(new PackFault(Name, line, message, Warning: true));
}
