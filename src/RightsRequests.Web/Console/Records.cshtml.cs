using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>What data holders found, field by field, and what of it is handed over (GDPR Art. 15(4), 20(4)).</summary>
public sealed class RecordsModel(CaseDesk desk, RecordDesk records, Policy policy) : ConsolePage
{
    private const int PerPage = 50;
    private const string Redact = "redact";

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>True to see it as the person will.</summary>
    [BindProperty(Name = "person", SupportsGet = true)]
    public bool AsPerson { get; set; }

    public CaseView Case { get; private set; } = null!;

    public RecordPage Found { get; private set; } = new([], null);

    /// <summary>The record whose form was sent, the reason that was written, and the fields that were ticked; an empty one for all of it.</summary>
    public (string Record, string? Reason, IReadOnlyList<string> Fields)? Tried { get; private set; }

    /// <summary>True where the field was ticked in a form that was refused.</summary>
    public bool Ticked(RecordView record, string path) => Tried is { } tried && tried.Record == record.Record && tried.Fields.Contains(path);

    /// <summary>True while the answers are under review and this person may choose.</summary>
    public bool MayChoose => Case.AvailableActions.Any(one => one.Action == Redact);

    public string HolderName(string id) => policy.HolderById(id) is { } holder ? Say(holder.Name) : id;

    public string ActivityName(string id) => policy.Activity(id) is { } activity ? Say(activity.Purpose) : id;

    /// <summary>The address of this page, or of another one of the list.</summary>
    public string Address(string? after, bool person) => $"/console/cases/{Id}/records?person={(person ? "true" : "false")}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}";

    /// <summary>What tells the fields of a record's form from those of others.</summary>
    public static string Line(string record) => record.Replace('/', '-');

    /// <summary>The leaves of a record's value by their path; one without a path where the value is no object.</summary>
    public static IReadOnlyList<(string Path, string Text)> Leaves(RecordView record)
    {
        List<(string, string)> leaves = [];
        if (record.Value is { } value)
        {
            Add("", value);
        }

        return leaves;

        void Add(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var one in element.EnumerateObject())
                {
                    Add(path.Length == 0 ? one.Name : $"{path}/{one.Name}", one.Value);
                }

                return;
            }

            leaves.Add((path, element.ValueKind switch
            {
                JsonValueKind.String => element.GetString()!,
                JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : item.GetRawText())),
                JsonValueKind.Null => "–",
                _ => element.GetRawText(),
            }));
        }
    }

    /// <summary>True where a leaf, or all of its record, is not handed over.</summary>
    public static bool Hidden(RecordView record, string path) =>
        record.Redacted || record.RedactedFields.Any(field => path == field || path.StartsWith(field + "/", StringComparison.Ordinal));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm] string? record, [FromForm] string[] field, [FromForm] bool whole, [FromForm] string? choice, [FromForm] string? reason, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        if (string.IsNullOrEmpty(record))
        {
            return StatusCode(StatusCodes.Status400BadRequest);
        }

        Tried = (record, reason, [.. field, .. whole ? [""] : Array.Empty<string>()]);
        if (field.Length == 0 && !whole)
        {
            Errors[$"champs-{Line(record)}"] = Say("Cochez ce que vous voulez masquer ou remettre.", "Tick what you want to redact or hand over.");
        }
        else if (choice == "disclose" && string.IsNullOrWhiteSpace(reason))
        {
            Errors[$"raison-{Line(record)}"] = Say("Dites pourquoi cela peut être remis, même si cela parle d’une autre personne.", "Say why this may be handed over, even if it tells of another person.");
        }

        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        foreach (var one in whole ? new string?[] { null } : field)
        {
            if (await ChooseAsync(record, one, choice, reason, cancel) is { } refused)
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                Errors[$"champs-{Line(record)}"] = refused;
                await FindAsync(cancel);
                return Page();
            }
        }

        return Redirect($"{Address(After, AsPerson)}#d-{Line(record)}");
    }

    private async Task<string?> ChooseAsync(string record, string? field, string? choice, string? reason, CancellationToken cancel)
    {
        var fields = new Dictionary<string, string?> { ["record"] = record, ["field"] = field, ["choice"] = choice == "disclose" ? "disclose" : Redact, ["reason"] = reason?.Trim() }
            .Where(one => !string.IsNullOrEmpty(one.Value)).ToDictionary(one => one.Key, one => one.Value!);
        return await desk.ActAsync(Id, null, Who, Redact, fields, cancel) switch
        {
            Acted => null,
            ActInvalid wrong => string.Join(' ', wrong.Errors.Values),
            ActForbidden => Say("Votre rôle ne le permet pas.", "Your role does not allow it."),
            _ => Say("Les données ne sont plus en relecture : rien n’a changé.", "The data are under review no more: nothing changed."),
        };
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await desk.GetAsync(Id, Who, cancel) is not { } found || await records.ListAsync(Id, Who, After, PerPage, cancel) is not { } page)
        {
            return false;
        }

        (Case, Found) = (found, page);
        return true;
    }
}
