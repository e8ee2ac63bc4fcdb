using RightsRequests.PolicyPack;

namespace RightsRequests.Correspondence;

/// <summary>Whether a policy pack's mails can be sent: each is tried on a sample.</summary>
public static class MailCheck
{
    /// <summary>Every fault with file and line; a warning for a file that words no mail. Never throws on what is in them.</summary>
    /// <param name="pack">The policy pack's folder.</param>
    public static IReadOnlyList<PackFault> Run(string pack)
    {
        var faults = new List<(string File, int Line, string Message)>();
        MailTemplates.Read(pack, faults);
        return [.. faults.Select(fault => new PackFault(fault.File, fault.Line, fault.Message)), .. Strangers(pack)];
    }

    /// <summary>A mail with a sample in its blanks, as the pack words it; null where there is none of that name.</summary>
    /// <exception cref="InvalidOperationException">The pack's wording of it has faults.</exception>
    public static (string Subject, string Text)? Sample(string pack, string name, string language)
    {
        if (MailForm.Find(name) is not { } form)
        {
            return null;
        }

        var faults = new List<(string File, int Line, string Message)>();
        var templates = MailTemplates.Read(pack, faults);
        var own = faults.Where(fault => fault.File == $"{MailTemplates.Folder}/{language}/{name}.txt").Select(fault => new PackFault(fault.File, fault.Line, fault.Message)).ToList();
        return own.Count == 0
            ? templates.Write(name, language, MailSamples.Of(form, language))
            : throw new InvalidOperationException(string.Join('\n', own));
    }

    /// <summary>The names of all mails.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. MailForm.All.Select(form => form.Name)];

    private static IEnumerable<PackFault> Strangers(string pack)
    {
        var folder = Path.Combine(pack, MailTemplates.Folder);
        var known = new[] { "fr", "en" }.SelectMany(language => MailForm.All.Select(form => Path.Combine(folder, language, $"{form.Name}.txt"))).ToHashSet(StringComparer.Ordinal);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !known.Contains(file)).Order(StringComparer.Ordinal)
                .Select(file => new PackFault(Path.GetRelativePath(pack, file), 0, $"No mail has this name; there are: {string.Join(", ", Names)}.", Warning: true))
            : [];
    }
}
