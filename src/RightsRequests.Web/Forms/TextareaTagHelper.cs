using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RightsRequests.Web.Forms;

/// <summary>A field of several lines.</summary>
[HtmlTargetElement("rr-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public string? Value { get; set; }

    public int Rows { get; set; } = 5;

    public int? Maxlength { get; set; }

    public string? Autocomplete { get; set; }

    /// <inheritdoc />
    protected override void Write(TagHelperContent content)
    {
        WriteLabel(content);
        WriteHintAndError(content);
        var area = Element("textarea", Error is null ? "govuk-textarea" : "govuk-textarea govuk-textarea--error",
            ("id", Id), ("name", NameSent), ("dir", "auto"), ("rows", Rows.ToString(CultureInfo.InvariantCulture)), ("autocomplete", Autocomplete), ("maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture)));
        Describe(area);
        // The first line break after the tag is not content.
        area.InnerHtml.Append("\n" + Value);
        content.AppendHtml(area);
    }
}
