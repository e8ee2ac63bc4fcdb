using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RightsRequests.Web.Forms;

/// <summary>A date that people know by heart: day, month, year in three fields; the first bears the field's id.</summary>
[HtmlTargetElement("rr-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : FieldTagHelper
{
    /// <summary>Day, month, year, as written.</summary>
    public IReadOnlyList<string?> Values { get; set; } = [];

    /// <summary>True where the browser may fill in a birthday.</summary>
    public bool Birthday { get; set; }

    /// <inheritdoc />
    protected override void Write(TagHelperContent content)
    {
        var fieldset = Element("fieldset", "govuk-fieldset");
        Describe(fieldset);
        fieldset.Attributes.Remove("aria-invalid");
        var legend = Element("legend", "govuk-fieldset__legend govuk-fieldset__legend--s");
        legend.InnerHtml.Append(LabelText);
        fieldset.InnerHtml.AppendHtml(legend);
        var inner = new DefaultTagHelperContent();
        WriteHintAndError(inner);
        fieldset.InnerHtml.AppendHtml(inner);
        var parts = Element("div", "govuk-date-input");
        parts.InnerHtml.AppendHtml(Part(Id, Page.Say("Jour", "Day"), 0, 2, "bday-day"));
        parts.InnerHtml.AppendHtml(Part($"{Id}-mois", Page.Say("Mois", "Month"), 1, 2, "bday-month"));
        parts.InnerHtml.AppendHtml(Part($"{Id}-annee", Page.Say("Année", "Year"), 2, 4, "bday-year"));
        fieldset.InnerHtml.AppendHtml(parts);
        content.AppendHtml(fieldset);
    }

    private TagBuilder Part(string id, string text, int number, int width, string autocomplete)
    {
        var item = Element("div", "govuk-date-input__item");
        var group = Element("div", "govuk-form-group");
        var label = Element("label", "govuk-label govuk-date-input__label", ("for", id));
        label.InnerHtml.Append(text);
        var input = Element("input", $"govuk-input govuk-date-input__input govuk-input--width-{width}{(Error is null ? "" : " govuk-input--error")}",
            ("id", id), ("name", id), ("type", "text"), ("inputmode", "numeric"), ("maxlength", "10"), ("value", number < Values.Count ? Values[number] : null), ("autocomplete", Birthday ? autocomplete : "off"));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if (Error is not null)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        group.InnerHtml.AppendHtml(label).AppendHtml(input);
        item.InnerHtml.AppendHtml(group);
        return item;
    }
}
