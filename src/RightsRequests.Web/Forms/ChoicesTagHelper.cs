using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RightsRequests.Web.Forms;

/// <summary>Radios or checkboxes under a legend; the first bears the field's id, so that the error summary leads to it.</summary>
[HtmlTargetElement("rr-radios", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("rr-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper : FieldTagHelper
{
    /// <summary>The chosen one of radios.</summary>
    public string? Value { get; set; }

    /// <summary>The chosen ones of checkboxes.</summary>
    public IEnumerable<string> Values { get; set; } = [];

    public IEnumerable<Option> Options { get; set; } = [];

    /// <summary>True for smaller boxes, in dense screens.</summary>
    public bool Small { get; set; }

    /// <summary>True for choices beside each other.</summary>
    public bool Inline { get; set; }

    private string kind = "radios";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        kind = context.TagName == "rr-radios" ? "radios" : "checkboxes";
        base.Process(context, output);
    }

    /// <inheritdoc />
    protected override void Write(TagHelperContent content)
    {
        var fieldset = Element("fieldset", "govuk-fieldset");
        Describe(fieldset);
        fieldset.Attributes.Remove("aria-invalid");
        fieldset.InnerHtml.AppendHtml(Legend());
        var inner = new DefaultTagHelperContent();
        WriteHintAndError(inner);
        fieldset.InnerHtml.AppendHtml(inner);
        var list = Element("div", $"govuk-{kind}{(Small ? $" govuk-{kind}--small" : "")}{(Inline ? $" govuk-{kind}--inline" : "")}");
        var chosen = kind == "radios" ? new HashSet<string>(Value is null ? [] : [Value]) : [.. Values];
        var number = 0;
        foreach (var option in Options)
        {
            number++;
            list.InnerHtml.AppendHtml(Item(option, number == 1 ? Id : Id + "-" + number.ToString(CultureInfo.InvariantCulture), chosen.Contains(option.Value)));
        }

        fieldset.InnerHtml.AppendHtml(list);
        content.AppendHtml(fieldset);
    }

    private TagBuilder Legend()
    {
        var legend = Element("legend", $"govuk-fieldset__legend govuk-fieldset__legend--{(Heading ? "l" : "s")}");
        if (Heading)
        {
            var heading = Element("h1", "govuk-fieldset__heading");
            heading.InnerHtml.Append(LabelText);
            legend.InnerHtml.AppendHtml(heading);
        }
        else
        {
            legend.InnerHtml.Append(LabelText);
        }

        return legend;
    }

    private TagBuilder Item(Option option, string id, bool chosen)
    {
        var item = Element("div", $"govuk-{kind}__item");
        var input = Element("input", $"govuk-{kind}__input", ("id", id), ("name", NameSent), ("type", kind == "radios" ? "radio" : "checkbox"), ("value", option.Value),
            ("checked", chosen ? "checked" : null), ("aria-describedby", option.Hint is null ? null : $"{id}-precision"));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        var label = Element("label", $"govuk-label govuk-{kind}__label", ("for", id));
        label.InnerHtml.Append(option.Text);
        item.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (option.Hint is not null)
        {
            var hint = Element("div", $"govuk-hint govuk-{kind}__hint", ("id", $"{id}-precision"));
            hint.InnerHtml.Append(option.Hint);
            item.InnerHtml.AppendHtml(hint);
        }

        return item;
    }
}
