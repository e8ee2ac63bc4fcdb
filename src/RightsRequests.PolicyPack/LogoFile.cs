using System.Xml;
using System.Xml.Linq;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads a logo: a PNG, or an SVG that only draws.</summary>
internal static class LogoFile
{
    // The first page weighs at most 40 kB with it.
    private const int MostBytes = 16 * 1024;

    // A list of what is let in: whatever a browser learns to act on later stays out.
    private static readonly HashSet<string> Drawing =
    [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol", "text", "tspan",
    ];

    public static PortalLogo? Read(PackMap map, string directory, string name)
    {
        var root = Path.GetFullPath(directory) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root, StringComparison.Ordinal))
        {
            return Fault(map, $"The logo '{name}' must lie within the pack.");
        }

        // A pack under review may come without its pictures, as without its letters.
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            return null;
        }

        if (!File.Exists(path))
        {
            return Fault(map, $"The logo '{name}' is missing.");
        }

        var content = File.ReadAllBytes(path);
        if (content.Length > MostBytes)
        {
            return Fault(map, $"The logo '{name}' has {content.Length} bytes; {MostBytes} are the most.");
        }

        return Path.GetExtension(name) switch
        {
            ".png" when IsPng(content) => new(name, "image/png", content),
            ".png" => Fault(map, $"The logo '{name}' is not a PNG."),
            ".svg" => What(content) is { } wrong ? Fault(map, $"The logo '{name}' {wrong}.") : new(name, "image/svg+xml", content),
            _ => Fault(map, $"The logo '{name}' must be an .svg or a .png."),
        };
    }

    private static bool IsPng(byte[] content) => content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

    private static string? What(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            if (root.Name.LocalName != "svg")
            {
                return "is not an SVG";
            }

            var elements = root.DescendantsAndSelf().ToList();
            return elements.FirstOrDefault(one => !Drawing.Contains(one.Name.LocalName)) is { } foreign
                ? $"holds <{foreign.Name.LocalName}>: it may only draw"
                : elements.Attributes().FirstOrDefault(Acts) is { } acting
                    ? $"holds the attribute '{acting.Name.LocalName}', which acts or fetches: it may only draw"
                    : null;
        }
        catch (XmlException error)
        {
            return $"is not well-formed: {error.Message}";
        }
    }

    private static bool Acts(XAttribute attribute) =>
        attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (attribute.Name.LocalName == "href" && !attribute.Value.StartsWith('#'))
        || attribute.Name.LocalName == "style"
        || (attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) && !attribute.Value.StartsWith("url(#", StringComparison.Ordinal));

    private static PortalLogo? Fault(PackMap map, string message)
    {
        map.Fault(message, "logo");
        return null;
    }
}
