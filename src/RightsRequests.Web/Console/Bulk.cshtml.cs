using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Web.Console;

/// <summary>One action on the cases that were ticked: first what it will do, then what came of it, case by case.</summary>
public sealed class BulkModel(BulkDesk bulk, CaseDesk desk, WorklistDesk worklist, ListExportDesk exports, Policy policy, IClock clock) : ConsolePage
{
    private const string ExportXlsx = "export-xlsx";
    private const string ExportCsv = "export-csv";

    private static readonly IReadOnlyDictionary<BulkAction, (BilingualText Does, BilingualText Means)> Said = new Dictionary<BulkAction, (BilingualText, BilingualText)>
    {
        [BulkAction.Assign] = (new("Attribuer", "Assign"), new("Chaque dossier passe à cette personne.", "Each case goes to this person.")),
        [BulkAction.MarkMessagesRead] = (new("Prendre acte des messages", "Acknowledge the messages"), new("Les messages des personnes sont marqués comme lus ; rien ne leur est envoyé.", "The messages of the persons are marked as read; nothing is sent to them.")),
        [BulkAction.Extend] = (new("Prolonger le délai", "Extend the time limit"), new("Chaque personne reçoit une lettre qui dit cette raison et la nouvelle date (RGPD, article 12, paragraphe 3).", "Each person gets a letter with this reason and the new date (GDPR Art. 12(3)).")),
        [BulkAction.MarkSpam] = (new("Marquer comme indésirables", "Mark as spam"), new("Les dossiers sont mis de côté ; une autre personne confirme chacun. Le délai court toujours.", "The cases are set aside; another person confirms each. The time limit still runs.")),
    };

    private static readonly IReadOnlyDictionary<BulkResult, BilingualText> Came = new Dictionary<BulkResult, BilingualText>
    {
        [BulkResult.Done] = new("Fait", "Done"),
        [BulkResult.Forbidden] = new("Non : votre rôle ne le permet pas, ou il faut une seconde personne", "No: your role does not allow it, or a second person must"),
        [BulkResult.NotAllowed] = new("Non : ce dossier ne le permet pas maintenant", "No: this case does not allow it now"),
        [BulkResult.Invalid] = new("Non : la saisie ne convient pas", "No: what was entered does not fit"),
        [BulkResult.Unknown] = new("Non : ce dossier n’existe plus", "No: this case no longer exists"),
    };

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "case")]
    public Guid[] Cases { get; set; } = [];

    /// <summary>The same of the page that says what will be done, parted by spaces.</summary>
    [BindProperty(Name = "cases")]
    public string? Chosen { get; set; }

    [BindProperty(Name = "back")]
    public string? Back { get; set; }

    [BindProperty(Name = "key")]
    public Guid Key { get; set; }

    [BindProperty(Name = "user")]
    public string? ToWhom { get; set; }

    [BindProperty(Name = "reasons")]
    public string? Reasons { get; set; }

    /// <summary>The ticked cases that there are.</summary>
    public IReadOnlyList<CaseSummary> Ticked { get; private set; } = [];

    /// <summary>What the list says besides of each.</summary>
    public IReadOnlyDictionary<Guid, CaseExtra> Extras { get; private set; } = new Dictionary<Guid, CaseExtra>();

    /// <summary>What came of it; null before.</summary>
    public BulkReport? Report { get; private set; }

    public BulkAction? Action => Vocabulary.All<BulkAction>().Contains(Act ?? "") ? Vocabulary.Read<BulkAction>(Act!) : Report?.Action;

    public string ListAddress => Own(Back);

    public string Title => Action is { } action ? $"{Say(Said[action].Does)}{Say(" : ", ": ")}{Count(Report?.Lines.Count ?? Ticked.Count)}" : Say("Dossiers cochés", "Cases ticked");

    public string Does => Say(Said[Action!.Value].Does);

    public string Means => Say(Said[Action!.Value].Means);

    internal ListWords Words => new(this, policy, clock);

    /// <summary>What a person of this role may do with several cases at once.</summary>
    internal static IEnumerable<Option> ActsOf(ConsolePage page) =>
    [
        .. page.Who.Is(Role.Agent) ? Said.Select(one => new Option(one.Key.Word(), page.Say(one.Value.Does))) : [],
        new(ExportXlsx, page.Say("Exporter en XLSX", "Export as XLSX")),
        new(ExportCsv, page.Say("Exporter en CSV", "Export as CSV")),
    ];

    public string Result(BulkLine line) => line switch
    {
        { Result: null } => Say("Pas encore traité : renvoyez le formulaire", "Not treated yet: send the form again"),
        { Result: BulkResult.Forbidden, Why: { } why } => Say("Non. ", "No. ") + Half(why).TrimEnd('.') + ".",
        { Result: BulkResult.NotAllowed, Why: { } why } => Say(Came[BulkResult.NotAllowed]) + ". " + Half(why).TrimEnd('.') + ".",
        { Result: { } came } => Say(Came[came]),
    };

    public string RightName(string right) => Say(CaseWords.Of(ProcedureWords.Rights, right));

    public string Count(int cases) => Say(cases == 1 ? "1 dossier" : $"{cases} dossiers", cases == 1 ? "1 case" : $"{cases} cases");

    public async Task<IActionResult> OnGetAsync(Guid? run, CancellationToken cancel)
    {
        if (run is not { } id || await bulk.ReadAsync(id, Who, cancel) is not { } report)
        {
            return Redirect("/console");
        }

        Report = report;
        return Page();
    }

    /// <summary>Says what will be done, and asks for what it needs.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LookAsync(cancel);
        if (Errors.Count == 0 && Act is ExportCsv or ExportXlsx)
        {
            return (await ListFile.OfAsync(this, exports, Words, new CaseFilter(), Cases, await worklist.ColumnsAsync(Who, cancel), Act == ExportCsv ? ListFormat.Csv : ListFormat.Xlsx, cancel))!;
        }

        Key = Guid.CreateVersion7();
        ToWhom = Who.User;
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync(CancellationToken cancel)
    {
        await LookAsync(cancel);
        Dictionary<string, string> fields = [];
        if (Action == BulkAction.Assign)
        {
            Need("user", ToWhom, "Dites à qui attribuer ces dossiers.", "Say to whom these cases go.", fields);
        }
        else if (Action == BulkAction.Extend)
        {
            Need("reasons", Reasons, "Dites pourquoi : chaque lettre le répète.", "Say why: every letter repeats it.", fields);
        }

        if (Errors.Count > 0 || Action is not { } action)
        {
            return Page();
        }

        return await bulk.RunAsync(Key, action, Cases, fields, Who, cancel) is { } report
            ? RedirectToPage(new { run = report.Id })
            : StatusCode(StatusCodes.Status409Conflict);
    }

    private void Need(string field, string? value, string french, string english, Dictionary<string, string> fields)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Errors[field] = Say(french, english);
            return;
        }

        fields[field] = value.Trim();
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        if (Chosen is not null)
        {
            Cases = [.. Chosen.Split(' ').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        }

        if (Cases.Length is 0 or > BulkDesk.MostCases)
        {
            Errors["case"] = Say($"Cochez de un à {BulkDesk.MostCases} dossiers dans la liste.", $"Tick between one and {BulkDesk.MostCases} cases in the list.");
            return;
        }

        if (ActsOf(this).All(one => one.Value != Act))
        {
            Errors["case"] = Say("Choisissez ce qu’il faut faire des dossiers cochés.", "Choose what to do with the cases ticked.");
            return;
        }

        Ticked = await desk.SomeAsync(Cases, cancel);
        Extras = await worklist.ExtrasAsync(Cases, Who, cancel);
    }
}
