using System.Text;
using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RightsRequests.PolicyPack;

/// <summary>One YAML file and the faults found in it.</summary>
internal sealed class PackFile(string name, string text, List<PackFault> faults)
{
    // More than a thousand activities.
    private const int MostBytes = 2 * 1024 * 1024;

    public string Name { get; } = name;
    public string Text { get; } = text;

    public static PackFile? Open(string directory, string name, List<PackFault> faults)
    {
        var path = Path.Combine(directory, name);
        try
        {
            if (new FileInfo(path).Length is > MostBytes and var bytes)
            {
                faults.Add(new PackFault(name, 0, $"The file has {bytes} bytes; {MostBytes} are the most."));
                return null;
            }

            var content = File.ReadAllBytes(path);
            if (!Utf8.IsValid(content))
            {
                Utf8.ToUtf16(content, new char[content.Length], out var before, out _, replaceInvalidSequences: false);
                faults.Add(new PackFault(name, content.AsSpan(0, before).Count((byte)'\n') + 1, "The file must be UTF-8."));
                return null;
            }

            return new PackFile(name, Encoding.UTF8.GetString(content).TrimStart('\uFEFF'), faults);
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
            stream.Load(new BoundedParser(new StringReader(Text)));
        }
        catch (TooDeepException deep)
        {
            Fault(deep.Line, deep.Message);
            return null;
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
