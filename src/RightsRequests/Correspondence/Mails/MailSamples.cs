using System.Globalization;

namespace RightsRequests.Correspondence;

/// <summary>Made-up contents of mails: to try a wording before anybody gets it, and to show it.</summary>
internal static class MailSamples
{
    /// <summary>What is wrong with a wording, tried on samples: a blank that is not to be had, one that is left out, a subject of several lines.</summary>
    public static IEnumerable<(int Line, string Message)> Faults(MailTemplate template, MailForm form, string language)
    {
        (string Subject, string Text) mail = default;
        MailWordingException? failure = null;
        try
        {
            mail = template.Fill(Of(form, language));
        }
        catch (MailWordingException thrown)
        {
            failure = thrown;
        }

        if (failure is not null)
        {
            yield return (failure.Line, $"{failure.Message} This mail has: {string.Join(", ", form.Fields.Concat(form.Optional))}.");
            yield break;
        }

        var all = $"{mail.Subject}\n{mail.Text}";
        foreach (var (field, value) in Of(form, language).Where(field => !form.Optional.Contains(field.Key) && !Traces(field.Value).All(trace => all.Contains(trace, StringComparison.Ordinal))))
        {
            yield return (0, $"{{{{ {field} }}}} is missing: without it whoever reads the mail lacks it.");
        }
    }

    /// <summary>A sample of each field.</summary>
    public static Dictionary<string, object> Of(MailForm form, string language) =>
        form.Fields.Concat(form.Optional).ToDictionary(field => field, field => Value(field, language), StringComparer.Ordinal);

    // What shows that a field stands in the mail.
    private static IEnumerable<string> Traces(object value) => value switch
    {
        DigestLine[] lines => lines.SelectMany(line => new[] { line.Reference, line.Right, line.Link, Math.Abs(line.Days).ToString(CultureInfo.InvariantCulture) }),
        _ => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
    };

    private static object Value(string field, string language) => field switch
    {
        "reference" => "DR-2026-7K3M9",
        "right" => RightNames.Of("erasure", language),
        "due" => language == "en" ? "1 May 2026" : "1er mai 2026",
        "link" => "https://droits.example/suivi",
        "code" => "4821-7730-96",
        "last_day" => language == "en" ? "28 December 2026" : "28 décembre 2026",
        "absent" => "denis",
        "substitute" => "agnes",
        "from" => language == "en" ? "2 December 2026" : "2 décembre 2026",
        "to" => language == "en" ? "9 December 2026" : "9 décembre 2026",
        "holder" => language == "en" ? "Customer service" : "Relation avec le public",
        "today" => "28/11/2026",
        "count" => 109,
        "late" => 211,
        "more" => 313,
        "letters" => 414,
        "messages" => 515,
        "incidents" => 616,
        "cases" => new[]
        {
            new DigestLine("DR-2026-A1B2C", RightNames.Of("access", language), -38, "https://droits.example/console/1"),
            new DigestLine("DR-2026-D3E4F", RightNames.Of("erasure", language), 47, "https://droits.example/console/2"),
        },
        _ => throw new InvalidOperationException($"No sample of '{field}'."),
    };
}
