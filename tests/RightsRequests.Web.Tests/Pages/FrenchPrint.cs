using System.Net;
using System.Text.RegularExpressions;

namespace RightsRequests.Web.Tests.Pages;

public sealed class FrenchPrint(WebFixture fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/demande")]
    [InlineData("/suivi")]
    public async Task No_line_of_a_page_begins_with_double_punctuation(string address)
    {
        var page = await fixture.Web.Bare.GetStringAsync(address);
        var text = WebUtility.HtmlDecode(Regex.Replace(page, "<[^>]*>", "\n"));

        Assert.Contains("\u00A0:", text, StringComparison.Ordinal);
        Assert.Empty(Regex.Matches(text, ".* [:;!?»].*|.*« .*").Select(line => line.Value));
    }

    [Fact]
    public async Task A_fault_of_the_form_is_told_in_French_print_too()
    {
        var form = await fixture.Web.Bare.GetStringAsync("/demande");
        var token = Regex.Match(form, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;
        using var sent = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["destinataire"] = "nobody" });

        var page = WebUtility.HtmlDecode(await (await fixture.Web.Bare.PostAsync("/demande/effacement", sent)).Content.ReadAsStringAsync());

        Assert.Contains("Choisissez une raison, ou «\u00A0Une autre raison, ou je ne sais pas\u00A0»", page, StringComparison.Ordinal);
    }
}
