using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RightsRequests.Web.Forms;

/// <summary>What is wrong on the page, each line leading to its field; nothing where nothing is.</summary>
[HtmlTargetElement("rr-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>True where it stands above the page's heading: its title is then none, so that headings begin with the page's.</summary>
    public bool Above { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var page = (BilingualPage)ViewContext.ViewData.Model!;
        if (page.Errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        // Read out and seen first, without any script.
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
        var title = new TagBuilder(Above ? "p" : "h2");
        title.AddCssClass("govuk-error-summary__title");
        title.InnerHtml.Append(page.Say("Il y a un problème", "There is a problem"));
        var list = new TagBuilder("ul");
        list.AddCssClass("govuk-list govuk-error-summary__list");
        foreach (var (id, error) in page.Errors)
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = $"#{id}";
            link.InnerHtml.Append(page.Half(error));
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }

        var body = new TagBuilder("div");
        body.AddCssClass("govuk-error-summary__body");
        body.InnerHtml.AppendHtml(list);
        output.Content.AppendHtml(title).AppendHtml(body);
    }
}
