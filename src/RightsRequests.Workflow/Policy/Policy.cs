using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The whole policy pack, read and checked: what the DPO owns.</summary>
/// <param name="Organisation">Who answers.</param>
/// <param name="Register">Processing activities in the file's order (GDPR Art. 30).</param>
/// <param name="Matrix">Article 8 of the policy.</param>
/// <param name="Holders">Data holders in the file's order.</param>
/// <param name="Procedures">One procedure per right.</param>
public sealed record Policy(
    Organisation Organisation,
    IReadOnlyList<RegisterEntry> Register,
    RightsMatrix Matrix,
    IReadOnlyList<Holder> Holders,
    IReadOnlyDictionary<Right, Procedure> Procedures)
{
    /// <summary>Names of the categories of data (Art. 15(1)(b)) by id, as letters and pages say them.</summary>
    public IReadOnlyDictionary<string, BilingualText> Categories { get; init; } = new Dictionary<string, BilingualText>();

    /// <summary>The category's name; of one that the pack does not name, its id as a phrase.</summary>
    public BilingualText Category(string id) => Categories.TryGetValue(id, out var name) ? name : new(id.Replace('-', ' '), id.Replace('-', ' '));

    /// <summary>The entry with this id, or null.</summary>
    public RegisterEntry? Activity(string id) => Register.FirstOrDefault(entry => entry.Id == id);

    /// <summary>The holder with this id, or null.</summary>
    public Holder? HolderById(string id) => Holders.FirstOrDefault(holder => holder.Id == id);

    /// <summary>The recipient, or the controller for whom data are processed, with this id; null where no activity names it.</summary>
    public Recipient? Recipient(string id) =>
        Register.SelectMany(entry => entry.ProcessorFor is { } controller ? [.. entry.Recipients, controller] : entry.Recipients)
            .FirstOrDefault(recipient => recipient.Id == id);

    /// <summary>The controller with this id, or null.</summary>
    public Controller? Controller(string id) => Organisation.Controllers.FirstOrDefault(controller => controller.Id == id);

    /// <summary>The establishment that answers for the controller with this id: its own, else the organisation's.</summary>
    public Establishment EstablishmentOf(string controller) => Controller(controller)?.Establishment ?? Organisation.Establishment;
}
