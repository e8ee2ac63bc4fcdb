using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>A processing activity of the register, with what letters and holders need beside the law's view.</summary>
/// <param name="Law">What the law looks at; its id is the entry's id.</param>
/// <param name="Purpose">Purpose (Art. 15(1)(a)).</param>
/// <param name="Categories">Category ids (Art. 15(1)(b)), for example <c>identification</c>.</param>
/// <param name="Retention">Retention in words (Art. 15(1)(d)).</param>
/// <param name="Controllers">Controller ids.</param>
/// <param name="Holders">Holder ids; may be empty.</param>
/// <param name="Recipients">Recipients (Art. 15(1)(c), 19).</param>
/// <param name="Transfers">Transfers to third countries and their safeguards (Art. 15(2)); null where none.</param>
/// <param name="Decision">Logic, significance and consequences of an automated decision (Art. 15(1)(h)); null where none.</param>
/// <param name="Cites">Article and sentence of the policy it comes from.</param>
public sealed record RegisterEntry(
    ProcessingActivity Law,
    BilingualText Purpose,
    IReadOnlyList<string> Categories,
    BilingualText Retention,
    IReadOnlyList<string> Controllers,
    IReadOnlyList<string> Holders,
    IReadOnlyList<Recipient> Recipients,
    BilingualText? Transfers,
    BilingualText? Decision,
    string Cites)
{
    /// <summary>English kebab-case id.</summary>
    public string Id => Law.Id;

    /// <summary>The controller for whom the data are only processed (Art. 28); null where the organisation is itself the controller. Requests about such an activity are handed on, not answered (Art. 28(3)(e)).</summary>
    public Recipient? ProcessorFor { get; init; }
}

/// <summary>A recipient of data (Art. 4(9)).</summary>
/// <param name="Id">Kebab-case id, one per recipient in the whole register.</param>
/// <param name="Name">Name in letters.</param>
/// <param name="Email">Where an Art. 19 notice goes; null when it goes by post.</param>
/// <param name="AddressLines">Postal address.</param>
public sealed record Recipient(string Id, BilingualText Name, string? Email, IReadOnlyList<string> AddressLines);
