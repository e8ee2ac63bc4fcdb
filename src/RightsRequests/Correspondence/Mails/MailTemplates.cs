using System.Text;

namespace RightsRequests.Correspondence;

/// <summary>The wording of every mail: the policy pack's <c>mails/</c>, and where it words one not, ours.</summary>
internal sealed class MailTemplates
{
    public const string Folder = "mails";

    private static readonly string[] Languages = ["fr", "en"];

    private readonly Dictionary<(string Name, string Language), MailTemplate> templates = [];

    private MailTemplates()
    {
    }

    /// <summary>Reads a pack's mails; every one is there in both languages, the pack's where it can be used, else ours.</summary>
    /// <param name="pack">The policy pack's folder; null for our words alone.</param>
    /// <param name="faults">File within the pack, line from 1, what is wrong.</param>
    public static MailTemplates Read(string? pack, List<(string File, int Line, string Message)> faults)
    {
        var read = new MailTemplates();
        foreach (var language in Languages)
        {
            foreach (var form in MailForm.All)
            {
                var name = $"{Folder}/{language}/{form.Name}.txt";
                read.templates[(form.Name, language)] = OfPack(pack, name, form, language, faults) ?? Ours(name);
            }
        }

        return read;
    }

    /// <summary>The mail's subject and text.</summary>
    /// <exception cref="MailWordingException">The wording asks for what is not to be had.</exception>
    public (string Subject, string Text) Write(string name, string language, IReadOnlyDictionary<string, object> fields) =>
        templates[(name, language == "en" ? "en" : "fr")].Fill(fields);

    private static MailTemplate? OfPack(string? pack, string name, MailForm form, string language, List<(string File, int Line, string Message)> faults)
    {
        if (pack is null || Path.Combine(pack, name) is var path && !File.Exists(path))
        {
            return null;
        }

        string content;
        try
        {
            content = File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            faults.Add((name, 0, "The file must be UTF-8."));
            return null;
        }

        var found = new List<(int Line, string Message)>();
        var template = MailTemplate.Parse(content, found);
        if (template is not null)
        {
            found.AddRange(MailSamples.Faults(template, form, language));
        }

        faults.AddRange(found.Select(one => (name, one.Line, one.Message)));
        return found.Count == 0 ? template : null;
    }

    private static MailTemplate Ours(string name)
    {
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not worded.");
        using var reader = new StreamReader(stream);
        return MailTemplate.Parse(reader.ReadToEnd(), []) ?? throw new InvalidOperationException($"{name} cannot be read.");
    }
}
