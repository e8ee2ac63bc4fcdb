using System.Text.RegularExpressions;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RightsRequests.Correspondence;

/// <summary>The wording of one mail in one language: the subject on the first line, an empty line, the text; blanks as <c>{{ reference }}</c>.</summary>
internal sealed partial class MailTemplate
{
    private readonly Template subject;
    private readonly Template text;

    private MailTemplate(Template subject, Template text) => (this.subject, this.text) = (subject, text);

    /// <summary>Reads a file's content. Null with faults, each with its line, where it cannot be read.</summary>
    public static MailTemplate? Parse(string content, List<(int Line, string Message)> faults)
    {
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length < 3 || string.IsNullOrWhiteSpace(lines[0]) || !string.IsNullOrWhiteSpace(lines[1]))
        {
            faults.Add((1, "The first line is the subject, the second is empty, the text follows."));
            return null;
        }

        var subject = Template.Parse(lines[0]);
        // As many lines before it as in the file, so that a fault is found where it stands.
        var text = Template.Parse("\n\n" + string.Join('\n', lines.Skip(2)));
        faults.AddRange(subject.Messages.Concat(text.Messages).Select(message => (message.Span.Start.Line + 1, message.Message)));
        return subject.HasErrors || text.HasErrors ? null : new(subject, text);
    }

    /// <summary>The mail with its blanks filled; a blank nobody fills is an error, never an empty place.</summary>
    /// <exception cref="MailWordingException">A blank that is not to be had, or an expression that fails.</exception>
    public (string Subject, string Text) Fill(IReadOnlyDictionary<string, object> fields) => (
        Render(subject, fields).Trim(),
        Gaps().Replace(Render(text, fields).ReplaceLineEndings("\n").Trim(), "\n\n") + "\n");

    private static string Render(Template template, IReadOnlyDictionary<string, object> fields)
    {
        var values = new ScriptObject();
        foreach (var (name, value) in fields)
        {
            values.Add(name, value);
        }

        var context = new TemplateContext { StrictVariables = true, LoopLimit = 1000, EnableRelaxedMemberAccess = false };
        context.PushGlobal(values);
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException failure)
        {
            throw new MailWordingException(failure.Span.Start.Line + 1, failure.OriginalMessage);
        }
    }

    [GeneratedRegex(@"\n[ \t]*(\n[ \t]*)+\n")]
    private static partial Regex Gaps();
}
