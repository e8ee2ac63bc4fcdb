using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RightsRequests.Web.Forms;

/// <summary>A field of one line, or a file: <c>&lt;rr-input id="nom" name="Form.FullName" label="…" value="…" /&gt;</c>.</summary>
[HtmlTargetElement("rr-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : FieldTagHelper
{
    public string? Value { get; set; }

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public string? Accept { get; set; }

    public int? Maxlength { get; set; }

    /// <summary>Characters that the field is wide, of GOV.UK's: 2, 3, 4, 5, 10, 20, 30.</summary>
    public int? Width { get; set; }

    /// <inheritdoc />
    protected override void Write(TagHelperContent content)
    {
        WriteLabel(content);
        WriteHintAndError(content);
        var css = Type == "file" ? "govuk-file-upload" : "govuk-input" + (Width is { } width ? $" govuk-input--width-{width}" : "");
        var input = Element("input", css + (Error is null ? "" : Type == "file" ? " govuk-file-upload--error" : " govuk-input--error"),
            ("id", Id), ("name", NameSent), ("type", Type), ("dir", Type == "text" ? "auto" : null), ("value", Type == "file" ? null : Value), ("autocomplete", Autocomplete), ("inputmode", Inputmode is { Length: > 0 } ? Inputmode : null), ("accept", Accept),
            ("maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture)));
        Describe(input);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        content.AppendHtml(input);
    }
}
