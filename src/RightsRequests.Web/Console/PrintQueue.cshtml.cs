using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>Letters for people without e-mail: printed in one file, marked as posted, and what came back.</summary>
public sealed class PrintQueueModel(PostingDesk desk, Policy policy, IClock clock) : ConsolePage
{
    public const int LongestAddress = 500;

    public IReadOnlyList<WaitingLetter> Waiting { get; private set; } = [];

    /// <summary>How many wait, shown or not.</summary>
    public int Total { get; private set; }

    /// <summary>How many of those shown have no address and cannot be posted.</summary>
    public int Unaddressed => Waiting.Count(one => !IsAddressed(one));

    public IReadOnlyList<PostedLetter> Posted { get; private set; } = [];

    /// <summary>What came of each letter of the last click.</summary>
    public IReadOnlyList<PostingResult> Done { get; private set; } = [];

    [BindProperty]
    public List<Guid> Letters { get; set; } = [];

    [BindProperty]
    public bool BothSides { get; set; }

    [BindProperty]
    public string? PostedOn { get; set; }

    [BindProperty(Name = "reference", SupportsGet = true)]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public IEnumerable<Option> BothSidesOption => [new("true", Say("Elle imprime recto verso", "It prints on both sides"))];

    public IEnumerable<Option> Reasons => EntryWords.Returns.Select(one => new Option(one.Key, Say(one.Value)));

    public string Letter(string kind) => ProcedureWords.Letters.TryGetValue(kind, out var word) ? Say(word) : kind;

    /// <summary>The letter whose form was sent and refused; null: none.</summary>
    public Guid? Tried { get; private set; }

    /// <summary>The id of a field of a letter's form; an error leads to that of the form that was sent.</summary>
    public string IdOf(Guid letter, string field, bool first) => (Tried is { } tried ? letter == tried : first) ? field : $"{field}-{letter:N}";

    /// <summary>What was written in a letter's form that was refused.</summary>
    public string? Written(Guid letter, string? text) => letter == Tried ? text : null;

    /// <summary>One letter of each request whose letters wait without an address.</summary>
    public IEnumerable<WaitingLetter> WithoutAddress => Waiting.Where(one => !IsAddressed(one)).DistinctBy(one => one.Reference);

    /// <summary>True where more than the name is known.</summary>
    public static bool IsAddressed(WaitingLetter letter) => letter.Addressee.Count > 1;

    public bool IsChosen(WaitingLetter letter) => Letters.Count == 0 ? IsAddressed(letter) : Letters.Contains(letter.LetterId);

    public LocalDate DayOf(Instant at) => DeadlineCalculator.DayOfReceipt(at, policy.Organisation.Establishment);

    private LocalDate Today => DayOf(clock.GetCurrentInstant());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        PostedOn = LocalDatePattern.Iso.Format(Today);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostPrintAsync(CancellationToken cancel)
    {
        if (Letters.Count == 0)
        {
            Errors["lettres"] = "cochez au moins une lettre / tick at least one letter";
        }
        else if (Who.Is(Role.Agent) && await desk.PrintAsync(Letters, BothSides, Who, cancel) is { } pdf)
        {
            return File(pdf, "application/pdf", $"courriers-{LocalDatePattern.Iso.Format(Today)}.pdf");
        }

        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostPostedAsync(CancellationToken cancel)
    {
        var on = LocalDatePattern.Iso.Parse(PostedOn ?? "");
        if (Letters.Count == 0)
        {
            Errors["lettres"] = "cochez au moins une lettre / tick at least one letter";
        }

        if (!on.Success || on.Value > Today)
        {
            Errors["jour"] = "écrivez le jour où elles ont été postées, aujourd’hui au plus tard / write the day on which they were posted, today at the latest";
        }

        if (Errors.Count == 0 && Who.Is(Role.Agent))
        {
            Done = await desk.MarkPostedAsync(Letters, on.Value, Who, cancel);
            Letters = [];
        }

        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostReturnedAsync(Guid letter, CancellationToken cancel)
    {
        if (Why is null || !EntryWords.Returns.ContainsKey(Why))
        {
            Tried = letter;
            Errors["motif"] = "choisissez le motif écrit par la poste / choose the reason that the post wrote";
        }
        else if (Who.Is(Role.Agent) && await desk.ReturnAsync(letter, Why, Note, Who, cancel) is { } result)
        {
            Done = [result];
        }

        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid letter, CancellationToken cancel)
    {
        if (Who.Is(Role.Agent) && await desk.PostAgainAsync(letter, Address, Who, cancel) is { } result)
        {
            (Tried, Done) = (result.Wrong is null ? null : letter, [result]);
        }

        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAddressAsync(Guid letter, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Address) || Address.Length > LongestAddress)
        {
            Tried = letter;
            Errors["trouvee"] = $"écrivez l’adresse, en {LongestAddress} caractères au plus / write the address, in {LongestAddress} characters at most";
        }
        else if (Who.Is(Role.Agent) && await desk.AddressAsync(letter, Address.ReplaceLineEndings("\n"), Who, cancel) is { } result)
        {
            Done = [result];
        }

        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        if (!Who.Is(Role.Agent))
        {
            return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }

        Waiting = await desk.WaitingAsync(cancel);
        Total = await desk.CountAsync(cancel);
        Posted = string.IsNullOrWhiteSpace(Reference) ? [] : await desk.PostedAsync(Reference.Trim().ToUpperInvariant(), cancel);
        PostedOn ??= LocalDatePattern.Iso.Format(Today);
        return Page();
    }
}
