using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>The door of controllers for whom we process: their requests over OpenDSR become cases.</summary>
public sealed class DsrDesk
{
    private const string BodyPurpose = "dsr-body";
    private static readonly DsrFailure Unknown = DsrFailure.Of(404, "UnknownRequest", "There is no such request.");

    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly CaseVault vault;
    private readonly KeyedHash hash;
    private readonly IntakeDesk intake;
    private readonly CaseDesk cases;
    private readonly Policy policy;
    private readonly OpenDsrOptions options;
    private readonly IClock clock;

    internal DsrDesk(OfficeDb db, ContentCipher cipher, CaseVault vault, KeyedHash hash, IntakeDesk intake, CaseDesk cases, Policy policy, OpenDsrOptions options, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.vault = vault;
        this.hash = hash;
        this.intake = intake;
        this.cases = cases;
        this.policy = policy;
        this.options = options;
        this.clock = clock;
    }

    /// <summary>Takes a request: stored, and a case, when this returns. The same request once more has the same answer.</summary>
    /// <param name="controller">Who sent it, by its key.</param>
    /// <param name="body">As it came.</param>
    /// <param name="version">By which names it came.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<DsrReply> ReceiveAsync(string controller, ReadOnlyMemory<byte> body, DsrVersion version, CancellationToken cancel)
    {
        var declared = options.Controllers[controller];
        var (read, failure) = DsrReading.Of(body.Span, declared, options.PrivateCallbacks);
        if (read is null)
        {
            return new(failure!);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The same request sent twice side by side is one.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({controller}), hashtext({read.Id.ToString()}))", cancel);
        var bodyHash = hash.Of(BodyPurpose, Convert.ToBase64String(body.Span));
        if (await FindAsync(controller, read.Id, cancel) is { } earlier)
        {
            return earlier.BodyHash.AsSpan().SequenceEqual(bodyHash)
                ? Receipt(earlier, await vault.StateAsync(earlier.CaseId, cancel), body)
                : new(DsrFailure.Of(400, "SubjectRequestIdReused", "Another request was sent under this subject_request_id."));
        }

        if (await intake.InstructAsync(Request(controller, declared, read), controller, cancel) is not Filed { Request: var filed })
        {
            return new(DsrFailure.Of(400, "InvalidIdentity", "An identity cannot be used as it is."));
        }

        var id = filed.Cases[0].Id;
        var row = new DsrRequestRow
        {
            Controller = controller,
            SubjectRequestId = read.Id,
            CaseId = id,
            BodyHash = bodyHash,
            ReceivedAt = filed.ReceivedAt,
            Version = version.Number,
            Callbacks = cipher.SealJson(await vault.KeyOfCaseAsync(id, cancel), read.Callbacks, Purpose.DsrCallbacks),
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        var reply = Receipt(row, await vault.StateAsync(id, cancel), body);
        await transaction.CommitAsync(cancel);
        return reply;
    }

    /// <summary>How far a request is.</summary>
    public async Task<DsrReply> StatusAsync(string controller, string id, CancellationToken cancel) =>
        await FindAsync(controller, id, cancel) is { } row ? new(200, Status(row, await vault.StateAsync(row.CaseId, cancel))) : new(Unknown);

    /// <summary>Withdraws a request, as long as its case is open; once more changes nothing.</summary>
    public async Task<DsrReply> CancelAsync(string controller, string id, CancellationToken cancel)
    {
        if (await FindAsync(controller, id, cancel) is not { } row)
        {
            return new(Unknown);
        }

        var actor = new Actor($"opendsr/{controller}", new HashSet<Role> { Role.Agent });
        await cases.ActAsync("dsr-cancel", row.CaseId, seenVersions: null, actor, "withdraw", new Dictionary<string, string>(), cancel);
        return (await vault.StateAsync(row.CaseId, cancel)).Status == CaseStatus.Withdrawn
            ? new(202, new DsrCancellation(controller, row.SubjectRequestId.ToString(), Time(clock.GetCurrentInstant()), row.Version))
            : new(DsrFailure.Of(400, "AlreadyCompleted", "The request has been answered and cannot be cancelled."));
    }

    /// <summary>How far the request of a row is, as it goes over the wire.</summary>
    internal static DsrStatus Status(DsrRequestRow row, CaseState state) => new(
        row.Controller, Expected(state), row.SubjectRequestId.ToString(), DsrWords.Of(InstructionProgress.Of(state)), row.Version);

    // What the protocol cannot carry stands in the register: the activities are those that we carry out for this controller.
    private NewRequest Request(string controller, DsrController declared, DsrRead read)
    {
        var activities = policy.Register.Where(entry => entry.ProcessorFor?.Id == controller).ToList();
        var recipient = activities[0].ProcessorFor!;
        return new(
            declared.Processor,
            [read.Type],
            // The protocol knows no names: the person is called by what they are found by.
            new(read.Email ?? read.CustomerIds[0], Email: read.Email, Identifiers: [.. read.CustomerIds.Select(one => new NewIdentifier(DsrWords.MemberNumber, one))]),
            Scope: new([.. activities.Select(entry => entry.Id)]),
            // Letters go to the controller, who answers the person (Art. 28(3)(e)).
            Representative: new(recipient.Name.Fr, "controller", recipient.Email, recipient.AddressLines.Count == 0 ? null : string.Join('\n', recipient.AddressLines)),
            Channel: "api");
    }

    private static DsrReply Receipt(DsrRequestRow row, CaseState state, ReadOnlyMemory<byte> body) => new(
        201, new DsrReceipt(row.Controller, Expected(state), Time(row.ReceivedAt), Convert.ToBase64String(body.Span), row.SubjectRequestId.ToString()));

    // The end of the last day.
    private static string Expected(CaseState state) =>
        Time(CaseMachine.Due(state, state.ReceivedOn).PlusDays(1).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(state.Establishment)]).ToInstant());

    private static string Time(Instant at) => InstantPattern.General.Format(at);

    private Task<DsrRequestRow?> FindAsync(string controller, string id, CancellationToken cancel) =>
        Guid.TryParseExact(id, "D", out var read) ? FindAsync(controller, read, cancel) : Task.FromResult<DsrRequestRow?>(null);

    private Task<DsrRequestRow?> FindAsync(string controller, Guid id, CancellationToken cancel) =>
        db.DsrRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Controller == controller && row.SubjectRequestId == id, cancel);
}

/// <summary>What goes back over HTTP, to be signed.</summary>
/// <param name="Code">Of HTTP.</param>
/// <param name="Body">JSON.</param>
public sealed record DsrReply(int Code, byte[] Body)
{
    internal DsrReply(int code, object document)
        : this(code, JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), DsrJson.Options))
    {
    }

    /// <summary>A fault.</summary>
    public DsrReply(DsrFailure failure)
        : this(failure.Error.Code, (object)failure)
    {
    }

    /// <summary>What controllers learn before they send anything.</summary>
    /// <param name="certificate">Where the certificate lies.</param>
    /// <param name="version">By which names it was asked.</param>
    public static DsrReply Discovery(Uri certificate, DsrVersion version) => new(200, new DsrDiscovery(
        version.Number,
        [new(DsrWords.Email, null, DsrWords.Raw), new(DsrWords.CustomerId, null, DsrWords.Raw)],
        DsrWords.Types,
        certificate.ToString()));
}
