using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RightsRequests.PolicyPack.Tests;

/// <summary>A YAML text as the JSON that an editor's schema check sees.</summary>
internal static class YamlAsJson
{
    public static string Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Node(stream.Documents[0].RootNode)!.ToJsonString();
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Node(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } number when int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new InvalidOperationException(node.NodeType.ToString()),
    };
}
