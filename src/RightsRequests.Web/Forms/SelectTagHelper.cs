using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RightsRequests.Web.Forms;

/// <summary>A choice of one among many; few ones are better as radios.</summary>
[HtmlTargetElement("rr-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : FieldTagHelper
{
    public string? Value { get; set; }

    public IEnumerable<Option> Options { get; set; } = [];

    /// <summary>Text of the empty choice; null: none.</summary>
    public string? None { get; set; }

    /// <inheritdoc />
    protected override void Write(TagHelperContent content)
    {
        WriteLabel(content);
        WriteHintAndError(content);
        var select = Element("select", Error is null ? "govuk-select" : "govuk-select govuk-select--error", ("id", Id), ("name", NameSent));
        Describe(select);
        foreach (var one in None is null ? Options : Options.Prepend(new Option("", None)))
        {
            var option = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("option");
            option.Attributes["value"] = one.Value;
            if (one.Value == (Value ?? ""))
            {
                option.Attributes["selected"] = "selected";
            }

            option.InnerHtml.Append(one.Text);
            select.InnerHtml.AppendHtml(option);
        }

        content.AppendHtml(select);
    }
}
