namespace RightsRequests.Web.Portal;

/// <summary>The one style sheet: system fonts, visible focus, contrast above 7:1.</summary>
internal static class PortalStyle
{
    public const string Css = """
        :root { color-scheme: light; }
        body { font: 1.125rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 0 auto; padding: 1rem; max-width: 44rem; }
        a { color: #003a70; }
        h1 { font-size: 2rem; line-height: 1.2; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { position: static; }
        header, footer { border-color: #595959; padding: .5rem 0; }
        header { border-bottom: 1px solid; }
        footer { border-top: 1px solid; margin-top: 3rem; }
        fieldset { border: 1px solid #595959; margin: 1.5rem 0; padding: 1rem; }
        legend { font-weight: 700; padding: 0 .5rem; }
        label { display: block; margin-top: .75rem; }
        label.choice { margin-top: .25rem; }
        input:not([type=checkbox]):not([type=radio]), select, textarea { font: inherit; padding: .4rem; width: 100%; box-sizing: border-box; border: 2px solid #1b1b1b; }
        textarea { min-height: 8rem; }
        :focus-visible { outline: 3px solid #b35c00; outline-offset: 2px; }
        button { font: inherit; font-weight: 700; padding: .6rem 1.2rem; background: #003a70; color: #fff; border: 0; margin-top: 1rem; }
        .error { color: #8f0000; font-weight: 700; display: block; }
        .summary { border: 3px solid #8f0000; padding: 1rem; }
        .done { border: 3px solid #00572d; padding: 1rem; }
        .code { font: 700 1.25rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; border-bottom: 1px solid #595959; padding: .4rem; }
        """;
}
