using Microsoft.EntityFrameworkCore;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Intake;
using RightsRequests.Letters;
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
    private readonly MailTexts texts;
    private readonly SubjectAccess access;
    private readonly ReceiptPrinter receipts;
    private readonly CaseDesk desk;

    internal StatusDesk(RequestKeyhole keyhole, StatusReader reader, SubjectSessions sessions, CaseVault vault, ContentCipher cipher, OfficeDb db, IMailer mailer, MailTexts texts, SubjectAccess access, ReceiptPrinter receipts, CaseDesk desk)
    {
        this.access = access;
        this.receipts = receipts;
        this.desk = desk;
        this.keyhole = keyhole;
        this.reader = reader;
        this.sessions = sessions;
        this.vault = vault;
        this.cipher = cipher;
        this.db = db;
        this.mailer = mailer;
        this.texts = texts;
    }

    /// <summary>Null for a wrong code and an unknown reference alike.</summary>
    public async Task<RequestStatus?> GetAsync(string reference, string trackingCode, CancellationToken cancel) =>
        await keyhole.OpenAsync(reference, trackingCode, cancel) is { } request ? await reader.ReadAsync(request, cancel) : null;

    /// <summary>Mails a one-time code to the address on file. False for a wrong code and an unknown reference alike; says nothing on whether there is an address.</summary>
    public async Task<bool> StartSessionAsync(string reference, string trackingCode, CancellationToken cancel)
    {
        if (await keyhole.OpenAsync(reference, trackingCode, cancel) is not { ErasedAt: null } request)
        {
            return false;
        }

        await MailCodeAsync(request, cancel);
        return true;
    }

    /// <summary>Mails a one-time code to the address on file, to who no longer has the tracking code. Nothing tells whether there is such a request.</summary>
    public async Task SendCodeAsync(string reference, CancellationToken cancel)
    {
        if (await keyhole.FindAsync(reference, cancel) is { ErasedAt: null } request)
        {
            await MailCodeAsync(request, cancel);
        }
    }

    private async Task MailCodeAsync(RequestRow request, CancellationToken cancel)
    {
        if ((await ContentAsync(request, cancel)).MailAddress() is { } to)
        {
            if (await sessions.StartAsync(request.Id, cancel) is not var (session, code))
            {
                // Too many codes: the answer is the same, and no further mail leaves.
                return;
            }

            var (subject, text) = texts.Code(request.Language, request.Reference, code);
            await mailer.SendAsync(new(StableId.Of(session, "mail", "code"), null, to, subject, text) { Language = request.Language }, cancel);
        }
    }

    /// <summary>Null whatever was wrong.</summary>
    public async Task<SubjectSession?> ConfirmSessionAsync(string reference, string trackingCode, string code, CancellationToken cancel)
    {
        return await keyhole.OpenAsync(reference, trackingCode, cancel) is { ErasedAt: null } request ? await ConfirmAsync(request, code, cancel) : null;
    }

    /// <summary>What a code opens that was mailed to who no longer has the tracking code: that code, and a session. Null whatever was wrong.</summary>
    public async Task<(string TrackingCode, SubjectSession Session)?> OpenByCodeAsync(string reference, string code, CancellationToken cancel)
    {
        if (await keyhole.FindAsync(reference, cancel) is not { ErasedAt: null } request || await ConfirmAsync(request, code, cancel) is not { } session)
        {
            return null;
        }

        return ((await ContentAsync(request, cancel)).TrackingCode, session);
    }

    private async Task<RequestContent> ContentAsync(RequestRow request, CancellationToken cancel) =>
        cipher.OpenJson<RequestContent>(await vault.KeyOfRequestAsync(request.Id, cancel), request.Content, Purpose.Request);

    private async Task<SubjectSession?> ConfirmAsync(RequestRow request, string code, CancellationToken cancel)
    {
        if (await sessions.ConfirmAsync(request.Id, code, cancel) is not { } session)
        {
            return null;
        }

        // Who asks reads the address on file: staff see it when they settle the identity.
        foreach (var id in await db.Cases.Where(row => row.RequestId == request.Id).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel))
        {
            await desk.HandleAsync(id, new AddressConfirmed("address-confirmed"), cancel);
        }

        return session;
    }

    /// <summary>True for the token of a session of this request that still lives.</summary>
    public async Task<bool> HasSessionAsync(string reference, string token, CancellationToken cancel) =>
        await access.OpenAsync(reference, token, cancel) is { Session: true };

    /// <summary>A signed letter, the signed receipt of the request, or a data package.</summary>
    /// <param name="reference">The request.</param>
    /// <param name="bearer">Tracking code or session token.</param>
    /// <param name="id">Of a line of <see cref="RequestStatus.Documents"/>, or <see cref="RequestStatus.Receipt"/>.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<DocumentOutcome> DocumentAsync(string reference, string bearer, Guid id, CancellationToken cancel)
    {
        if (await access.OpenAsync(reference, bearer, cancel) is not { } opened)
        {
            return new DocumentNotFound();
        }

        var request = opened.Request;
        if (id == ReceiptPrinter.IdOf(request.Id))
        {
            return await ReceiptAsync(request, cancel);
        }

        var document = (await reader.ReadAsync(request, cancel)).Documents.FirstOrDefault(one => one.Id == id);
        if (document is null)
        {
            return new DocumentNotFound();
        }

        return document.Discloses && !opened.Session ? new SessionNeeded() : await OpenAsync(request, document, cancel);
    }

    private async Task<DocumentOutcome> ReceiptAsync(RequestRow request, CancellationToken cancel)
    {
        try
        {
            return new DocumentFound(await receipts.ReadAsync(request, cancel), "application/pdf", $"{LetterFileNames.Of(request.Reference, "receipt", right: null, request.Language)}.pdf");
        }
        catch (LetterWaitsException)
        {
            return new DocumentWaits();
        }
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
        return new DocumentFound(content, document.ContentType, $"{LetterFileNames.Of(request.Reference, document.Kind, document.Right, request.Language)}{(document.Volume > 1 ? $"-{document.Volume}" : "")}.{extension}");
    }
}
