namespace RightsRequests.Web.Portal;

/// <summary>The one style sheet: system fonts, visible focus, contrast above 7:1.</summary>
internal static class PortalStyle
{
    public const string Css = """
        :root { color-scheme: light; --ink: #1b1b1b; --blue: #003a70; --line: #6b6b6b; --pale: #eef3f8; }
        * { box-sizing: border-box; }
        body { font: 1.125rem/1.55 system-ui, sans-serif; color: var(--ink); background: #fff; margin: 0; }
        .page { max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
        a { color: var(--blue); text-underline-offset: .15em; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 2rem 0 1rem; }
        h2 { font-size: 1.375rem; line-height: 1.3; margin: 2rem 0 .5rem; }
        .lead { font-size: 1.3rem; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
        header { background: var(--blue); color: #fff; padding: .75rem 0; }
        header a { color: #fff; }
        header :focus-visible { outline-color: #ffd28a; }
        .name { margin: 0; font-weight: 700; font-size: 1.25rem; }
        .name a { text-decoration: none; }
        .name span { font-weight: 400; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; margin: .5rem 0 0; padding: 0; }
        footer { background: var(--pale); border-top: 4px solid var(--blue); margin-top: 4rem; padding: 1rem 0 2rem; font-size: 1rem; }
        footer h2 { font-size: 1.125rem; margin-top: .5rem; }
        address { font-style: normal; }
        fieldset { border: 0; margin: 2rem 0; padding: 0; min-width: 0; }
        legend { font-weight: 700; font-size: 1.375rem; padding: 0; margin-bottom: .5rem; }
        label { display: block; font-weight: 700; margin-top: 1.25rem; }
        label.choice { display: flex; gap: .75rem; font-weight: 400; margin: 0; padding: .5rem 0; }
        .choice input { flex: none; width: 1.5rem; height: 1.5rem; margin: .1rem 0 0; accent-color: var(--blue); }
        .hint { color: #474747; margin: 0; }
        input:not([type=checkbox]), select, textarea { font: inherit; color: inherit; background: #fff; padding: .5rem; width: 100%; border: 2px solid var(--ink); border-radius: 2px; margin-top: .25rem; }
        textarea { min-height: 9rem; }
        textarea.short { min-height: 5.5rem; }
        [aria-invalid=true] { border-color: #8f0000 !important; }
        :focus-visible { outline: 3px solid #b35c00; outline-offset: 2px; }
        button, .button { display: inline-block; font: inherit; font-weight: 700; padding: .7rem 1.4rem; background: var(--blue); color: #fff; border: 2px solid var(--blue); border-radius: 2px; margin-top: 1.5rem; text-decoration: none; cursor: pointer; }
        button.second { background: #fff; color: var(--blue); padding: .3rem .9rem; margin-top: .5rem; }
        .error { color: #8f0000; font-weight: 700; display: block; }
        div.summary.error { color: inherit; font-weight: inherit; }
        .summary { border: 4px solid #8f0000; padding: 1rem; }
        .summary h2 { margin-top: 0; }
        .summary a { color: #8f0000; }
        .summary.good { border-color: #00512d; }
        .done { background: #e9f5ee; border-left: 8px solid #00572d; padding: .5rem 1rem; }
        .code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
        .done .code { display: block; font-size: 1.5rem; }
        dl { margin: 0; }
        dl div { border-bottom: 1px solid var(--line); padding: .75rem 0; }
        dt { font-weight: 700; }
        dd { margin: 0; }
        .documents { list-style: none; padding: 0; }
        .documents li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; border-bottom: 1px solid var(--line); padding: .5rem 0; }
        .documents button { margin: .25rem 0; }
        """;
}
