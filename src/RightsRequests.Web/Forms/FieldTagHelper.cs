using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RightsRequests.Web.Forms;

/// <summary>What every field has: label, hint, and its error from <see cref="BilingualPage.Errors"/>, after GOV.UK's patterns.</summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The field's id, by which its error is known.</summary>
    public string Id { get; set; } = "";

    /// <summary>The name that the form sends; the id where not given.</summary>
    public string? Name { get; set; }

    /// <summary>Label or legend.</summary>
    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>True where an empty field is allowed: the label says so.</summary>
    public bool Optional { get; set; }

    /// <summary>True where the label is the page's heading: one question a page.</summary>
    public bool Heading { get; set; }

    protected BilingualPage Page => (BilingualPage)ViewContext.ViewData.Model!;

    protected string? Error => Page.Wrong(Id) is { } error ? Page.Half(error) : null;

    protected string NameSent => Name ?? Id;

    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Id}-aide", Error is null ? null : $"{Id}-erreur" }.Where(one => one is not null)) is { Length: > 0 } ids ? ids : null;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        Write(output.Content);
    }

    protected abstract void Write(TagHelperContent content);

    protected string LabelText => Optional ? Label + Page.Say(" (facultatif)", " (optional)") : Label;

    protected void WriteLabel(TagHelperContent content)
    {
        var label = Element("label", Heading ? "govuk-label govuk-label--l" : "govuk-label govuk-label--s", ("for", Id));
        label.InnerHtml.Append(LabelText);
        if (!Heading)
        {
            content.AppendHtml(label);
            return;
        }

        var heading = Element("h1", "govuk-label-wrapper");
        heading.InnerHtml.AppendHtml(label);
        content.AppendHtml(heading);
    }

    protected void WriteHintAndError(TagHelperContent content)
    {
        if (Hint is not null)
        {
            var hint = Element("div", "govuk-hint", ("id", $"{Id}-aide"));
            hint.InnerHtml.Append(Hint);
            content.AppendHtml(hint);
        }

        if (Error is { } error)
        {
            var message = Element("p", "govuk-error-message", ("id", $"{Id}-erreur"));
            var prefix = Element("span", "govuk-visually-hidden");
            prefix.InnerHtml.Append(Page.Say("Erreur : ", "Error: "));
            message.InnerHtml.AppendHtml(prefix).Append(error);
            content.AppendHtml(message);
        }
    }

    protected void Describe(TagBuilder control)
    {
        if (DescribedBy is { } ids)
        {
            control.Attributes["aria-describedby"] = ids;
        }

        if (Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }
    }

    protected static TagBuilder Element(string tag, string css, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var element = new TagBuilder(tag);
        element.Attributes["class"] = css;
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                element.Attributes[name] = value;
            }
        }

        return element;
    }
}
