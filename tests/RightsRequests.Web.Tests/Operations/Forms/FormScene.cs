namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>Where a form is filled in: a browser that came there as people do.</summary>
/// <param name="Address">To which it is sent, without the door, and without the language.</param>
/// <param name="Look">The page on which it stands.</param>
/// <param name="Known">What is right here, by the field's name.</param>
internal sealed record FormScene(FormBrowser Browser, string Address, string Look, IReadOnlyDictionary<string, IReadOnlyList<string>> Known) : IDisposable
{
    private IReadOnlyList<PageForm> forms = [];
    private string token = "";

    /// <summary>Reads the page, and that on which one begins, for what else stands there.</summary>
    public async Task<FormScene> ReadAsync(FormAddress form)
    {
        var begin = form.Console ? "/console" : "/demande";
        var own = await Browser.LookAsync(Look) ?? "";
        List<PageForm> all = [.. PageForm.On(own), .. PageForm.On(await Browser.LookAsync(begin) ?? "")];
        token = (all.Count > 0 ? all : throw new InvalidOperationException($"No form at {Look}.")).SelectMany(one => one.Fields).First(field => field.Name == PageForm.TokenField).Values[0];
        List<PageForm> sent = [.. all.Where(one => IsOf(one, form))];
        var offered = sent.SelectMany(one => one.Fields).Select(field => field.Name).ToHashSet();
        // What the page binds and does not show now is sent all the same.
        var hidden = form.Names.Where(name => !offered.Contains(name) && !form.French.Contains("{" + name, StringComparison.Ordinal)).Select(name => new PageField(name, false, [])).ToList();
        forms = sent.Count == 0 ? [new("", false, hidden)] : [.. sent.Select(one => one with { Fields = [.. one.Fields, .. hidden] })];
        return this;
    }

    /// <summary>Sends it; the address and the answer.</summary>
    public async Task<(string To, HttpResponseMessage Answer)> SendAsync(FormAddress form, Sending one)
    {
        var shown = forms[one.Form % forms.Count];
        var query = shown.Action.Contains('?', StringComparison.Ordinal) ? shown.Action[shown.Action.IndexOf('?', StringComparison.Ordinal)..] : form.Handler.Length > 0 ? $"?handler={form.Handler}" : "";
        var to = $"{(form.Console ? "" : Door(one))}{(one.English && !form.Console ? "/en" : "")}{Address}{query}";
        Browser.With("langue", one.English ? "en" : "fr");
        var aside = one.TokenAside || one.Writing == Writing.Broken;
        return (to, await Browser.PostAsync(to, SentBody.Of(one, shown, Known, aside ? null : token), aside ? token : null));
    }

    public void Dispose() => Browser.Dispose();

    private string Door(Sending one) =>
        Address.StartsWith("/demande", StringComparison.Ordinal) || Address.StartsWith("/suivi", StringComparison.Ordinal) ? ((string[])["", "/embed", "/organisme/mgen-union", "/embed/organisme/mgen-union"])[one.Door]
        : Address.StartsWith("/verifier", StringComparison.Ordinal) && one.Door > 1 ? "/organisme/mgen-union" : "";

    private bool IsOf(PageForm one, FormAddress form)
    {
        var (path, query) = one.Action.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (one.Action[..at], one.Action[at..]) : (one.Action, "");
        var handler = query.Split('?', '&').FirstOrDefault(pair => pair.StartsWith("handler=", StringComparison.OrdinalIgnoreCase))?["handler=".Length..] ?? "";
        return (path.Length == 0 || path == Address) && handler.Equals(form.Handler, StringComparison.OrdinalIgnoreCase);
    }
}
