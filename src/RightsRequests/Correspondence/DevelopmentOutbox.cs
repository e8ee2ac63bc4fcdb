using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>Keeps mails instead of sending them, encrypted: for development, where nothing may leave.</summary>
public sealed class DevelopmentOutbox(OfficeDb db, ContentCipher cipher, IClock clock) : IMailer
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var content = cipher.SealJson(cipher.Office, mail, Purpose.Mail);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO mails (id, case_id, at, content) VALUES ({mail.Id}, {mail.CaseId}, {clock.GetCurrentInstant()}, {content}) ON CONFLICT DO NOTHING",
            cancel);
    }

    /// <summary>The mails kept, oldest first.</summary>
    public async Task<IReadOnlyList<KeptMail>> ListAsync(CancellationToken cancel)
    {
        var rows = await db.Mails.AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => new KeptMail(row.At, cipher.OpenJson<OutgoingMail>(cipher.Office, row.Content, Purpose.Mail)))];
    }
}
