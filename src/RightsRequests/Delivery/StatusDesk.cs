using RightsRequests.Correspondence;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Delivery;

/// <summary>The subject's door: the state of a request, and its documents.</summary>
public sealed class StatusDesk
{
    private readonly RequestKeyhole keyhole;
    private readonly StatusReader reader;
    private readonly SubjectSessions sessions;
    private readonly CaseVault vault;
    private readonly ContentCipher cipher;
    private readonly OfficeDb db;
    private readonly IMailer mailer;

    internal StatusDesk(RequestKeyhole keyhole, StatusReader reader, SubjectSessions sessions, CaseVault vault, ContentCipher cipher, OfficeDb db, IMailer mailer)
    {
        this.keyhole = keyhole;
        this.reader = reader;
        this.sessions = sessions;
        this.vault = vault;
        this.cipher = cipher;
        this.db = db;
        this.mailer = mailer;
    }

    /// <summary>Null for a wrong code and an unknown reference alike.</summary>
    public async Task<RequestStatus?> GetAsync(string reference, string trackingCode, CancellationToken cancel) =>
        await keyhole.OpenAsync(reference, trackingCode, cancel) is { } request ? await reader.ReadAsync(request, cancel) : null;

    /// <summary>Mails a one-time code to the address on file. False for a wrong code and an unknown reference alike; says nothing on whether there is an address.</summary>
    public async Task<bool> StartSessionAsync(string reference, string trackingCode, CancellationToken cancel)
    {
        if (await keyhole.OpenAsync(reference, trackingCode, cancel) is not { } request)
        {
            return false;
        }

        var key = await vault.KeyOfRequestAsync(request.Id, cancel);
        var content = cipher.OpenJson<Intake.RequestContent>(key, request.Content, Purpose.Request);
        if (content.MailAddress() is { } to)
        {
            var (session, code) = await sessions.StartAsync(request.Id, cancel);
            var (subject, text) = MailTexts.Code(request.Language, request.Reference, code);
            await mailer.SendAsync(new(StableId.Of(session, "mail", "code"), null, to, subject, text), cancel);
        }

        return true;
    }

    /// <summary>Null whatever was wrong.</summary>
    public async Task<SubjectSession?> ConfirmSessionAsync(string reference, string trackingCode, string code, CancellationToken cancel) =>
        await keyhole.OpenAsync(reference, trackingCode, cancel) is { } request ? await sessions.ConfirmAsync(request.Id, code, cancel) : null;

    /// <summary>A signed letter or a data package.</summary>
    /// <param name="reference">The request.</param>
    /// <param name="bearer">Tracking code or session token.</param>
    /// <param name="id">Of a line of <see cref="RequestStatus.Documents"/>.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<DocumentOutcome> DocumentAsync(string reference, string bearer, Guid id, CancellationToken cancel)
    {
        var request = await keyhole.FindAsync(reference, cancel);
        var tracks = keyhole.Fits(request, bearer);
        if (request is null)
        {
            return new DocumentNotFound();
        }

        var hasSession = !tracks && await sessions.IsOpenAsync(request.Id, bearer, cancel);
        if (!tracks && !hasSession)
        {
            return new DocumentNotFound();
        }

        var document = (await reader.ReadAsync(request, cancel)).Documents.FirstOrDefault(one => one.Id == id);
        if (document is null)
        {
            return new DocumentNotFound();
        }

        return document.Discloses && !hasSession ? new SessionNeeded() : await OpenAsync(request, document, cancel);
    }

    private async Task<DocumentOutcome> OpenAsync(RequestRow request, DocumentLine document, CancellationToken cancel)
    {
        var row = await db.Letters.FindAsync([document.Id], cancel);
        if (row is null)
        {
            return new DocumentNotFound();
        }

        var content = cipher.Open(await vault.KeyOfRequestAsync(request.Id, cancel), row.Pdf, Purpose.Letter);
        var extension = document.ContentType[(document.ContentType.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new DocumentFound(content, document.ContentType, $"{request.Reference}-{document.Kind}{(document.Volume > 1 ? $"-{document.Volume}" : "")}.{extension}");
    }
}
