using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Web.Console;

/// <summary>The worklist: which cases, in which order, with the columns and filters that a person keeps.</summary>
public sealed class CasesModel(CaseDesk desk, WorklistDesk worklist, ListExportDesk exports, Policy policy, IDataProtectionProvider protection, IClock clock) : ConsolePage
{
    internal ListQuery Query { get; private set; } = null!;

    internal ListWords Words => new(this, policy, clock);

    public CasePage Found { get; private set; } = new([], null);

    public IReadOnlyDictionary<Guid, CaseExtra> Extras { get; private set; } = new Dictionary<Guid, CaseExtra>();

    public IReadOnlyList<CaseColumn> Columns { get; private set; } = [];

    public IReadOnlyList<SavedFilter> Kept { get; private set; } = [];

    /// <summary>The kept filter that the list shows, or null.</summary>
    public SavedFilter? Shown { get; private set; }

    /// <summary>True where every line of the page is to be chosen.</summary>
    public bool Ticked => Request.Query["tick"] == "1";

    /// <summary>True for who may act on cases.</summary>
    public bool MayAct => Who.Is(Role.Agent);

    public IEnumerable<Option> States => CaseWords.States.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> Rights => ProcedureWords.Rights.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> Waiting => ListWords.Awaited.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> Holders => policy.Holders.Select(one => new Option(one.Id, Say(one.Name)));

    public IEnumerable<Option> Controllers => policy.Organisation.Controllers.Select(one => new Option(one.Id, one.Name));

    public IEnumerable<Option> Limits =>
    [
        new("running", Say("Court encore", "Still running")),
        new("suspended", Say("Suspendu", "Suspended")),
        new("reopened", Say("Répondu, puis rouvert", "Answered, then reopened")),
        new("any", Say("Peu importe, sans les exemples", "Any, without samples")),
    ];

    public IEnumerable<Option> Spams => [new("only", Say("Seulement", "Only")), new("all", Say("Aussi", "Too"))];

    public IEnumerable<Option> AllColumns => Enum.GetValues<CaseColumn>().Where(one => one != CaseColumn.Subject || Who.SeesContent()).Select(one => new Option(one.Word(), Words.Name(one)));

    public IEnumerable<Option> Acts => BulkModel.ActsOf(this);

    public Task OnGetAsync(string? after, string? before, Guid? filter, CancellationToken cancel) => ShowAsync(after, before, filter, cancel);

    public IActionResult OnPostFilter() => Redirect(NewQuery().From(Request.Form).Address());

    public async Task<IActionResult> OnPostColumnsAsync(string[] column, bool usual, CancellationToken cancel)
    {
        var known = Vocabulary.All<CaseColumn>();
        await worklist.KeepColumnsAsync(usual || column.Length == 0 ? null : [.. column.Where(known.Contains).Select(Vocabulary.Read<CaseColumn>).Order()], Who, cancel);
        return Back();
    }

    public async Task<IActionResult> OnPostKeepAsync(string? name, bool share, CancellationToken cancel)
    {
        await ShowAsync(null, null, null, cancel);
        if (await worklist.SaveAsync(name ?? "", share, Query.Values, Who, cancel) is { } id)
        {
            return Redirect($"/console?filter={id}");
        }

        Errors["name"] = Kept.Count(one => one.Own) >= WorklistDesk.MostFilters
            ? Say($"Vous gardez déjà {WorklistDesk.MostFilters} filtres : supprimez-en un.", $"You keep {WorklistDesk.MostFilters} filters already: delete one.")
            : Say($"Donnez un nom au filtre, de {WorklistDesk.LongestName} caractères au plus.", $"Give the filter a name, of at most {WorklistDesk.LongestName} characters.");
        return Page();
    }

    /// <summary>Shares a filter, takes it back, deletes it, opens the list with it or no longer does.</summary>
    public async Task<IActionResult> OnPostKeptAsync(Guid id, string? what, CancellationToken cancel)
    {
        var one = (await worklist.FiltersAsync(Who, cancel)).FirstOrDefault(kept => kept.Id == id);
        if (one is null)
        {
            return Redirect("/console");
        }

        switch (what)
        {
            case "delete":
                await worklist.DeleteAsync(id, Who, cancel);
                return Redirect("/console");
            case "share":
                await worklist.ChangeAsync(id, one.Name, !one.Shared, Who, cancel);
                break;
            case "default":
                await worklist.OpenWithAsync(one.Default ? null : id, Who, cancel);
                break;
            default:
                break;
        }

        return Redirect($"/console?filter={id}");
    }

    public async Task<IActionResult> OnPostExportAsync(string? format, CancellationToken cancel)
    {
        await ShowAsync(null, null, null, cancel);
        if (Errors.Count > 0 || Query.Read(policy, out var filter).Count > 0)
        {
            return Page();
        }

        if (await ListFile.OfAsync(this, exports, Words, filter, null, Columns, format == "csv" ? ListFormat.Csv : ListFormat.Xlsx, cancel) is { } file)
        {
            return file;
        }

        Errors["q"] = Say($"La liste a plus de {ListExportDesk.MostRows} dossiers : filtrez-la avant de l’exporter.", $"The list has more than {ListExportDesk.MostRows} cases: filter it before you export it.");
        return Page();
    }

    /// <summary>What a heading of the list offers: its order, the other way round where it is the order already.</summary>
    public string SortAddress(CaseSort sort) => Query.Address(("sort", sort.Word()), ("desc", Query.Sort == sort && !Query.Descending ? "1" : null));

    /// <summary>What <c>aria-sort</c> says of a heading; null where the list is not in its order.</summary>
    public string? Sorted(CaseSort? sort) => sort != Query.Sort ? null : Query.Descending ? "descending" : "ascending";

    /// <summary>This list's address for a form of this page.</summary>
    public string Form(string handler) => Query.Address(("handler", handler));

    /// <summary>How many the page shows, and whether there are more: counting them all would read the register whole.</summary>
    public string Counted => (Found.Previous, Found.Next) switch
    {
        (null, null) => $"{Found.Cases.Count}",
        (null, _) => Say($"les {Found.Cases.Count} premiers", $"the first {Found.Cases.Count}"),
        _ => Say($"{Found.Cases.Count} sur cette page", $"{Found.Cases.Count} on this page"),
    };

    private async Task ShowAsync(string? after, string? before, Guid? kept, CancellationToken cancel)
    {
        Columns = await worklist.ColumnsAsync(Who, cancel);
        Kept = await worklist.FiltersAsync(Who, cancel);
        Query = NewQuery().From(Request.Query);
        var first = Query.Values.Count == 0 && !Query.SearchGone;
        Shown = Kept.FirstOrDefault(one => kept is null ? first && one.Default : one.Id == kept);
        if (Shown is not null)
        {
            Query = NewQuery().From(Shown.Query);
        }
        else if (first)
        {
            // The first visit shows what is to be done.
            Query = NewQuery().From(new Dictionary<string, string> { ["state"] = "open" });
        }

        var wrong = Query.Read(policy, out var filter);
        foreach (var (field, error) in wrong)
        {
            Errors[field] = Half(error);
        }

        if (Errors.Count > 0)
        {
            return;
        }

        // A place that this order never gave, from an old link: the list begins anew.
        filter = filter with { After = after is not null && filter.Follows(after) ? after : null };
        filter = filter with { Before = filter.After is null && before is not null && filter.Follows(before) ? before : null };
        Found = await desk.ListAsync(filter, Who, cancel);
        Extras = await worklist.ExtrasAsync([.. Found.Cases.Select(one => one.Id)], Who, cancel);
    }

    private RedirectResult Back() => Redirect(NewQuery().From(Request.Query) is { Values.Count: > 0 } query ? query.Address() : "/console");

    private ListQuery NewQuery() => new(protection, Who.User);
}
