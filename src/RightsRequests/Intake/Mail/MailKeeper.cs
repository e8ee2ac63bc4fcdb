using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Keeps a message as a draft, once, whole and encrypted; nothing is opened by it.</summary>
public sealed class MailKeeper(OfficeDb db, ContentCipher cipher, KeyMaker keys, KeyedHash hash, AuditChain chain, IMalwareScan malware, IClock clock)
{
    // Scanners refuse longer streams.
    private const int LargestChecked = 25_000_000;

    /// <summary>False where it was kept before.</summary>
    public async Task<bool> KeepAsync(ArrivedMail mail, CancellationToken cancel)
    {
        using var message = Parse(mail.Raw);
        var messageHash = hash.Of("mail-message", mail.Identity(message));
        if (await db.MailDrafts.AnyAsync(row => row.MessageHash == messageHash, cancel))
        {
            return false;
        }

        var (content, attached) = message is null ? (new MailContent(null, null, null, "", [], "fr"), []) : MessageReading.Read(message);
        var files = new List<(string Name, string Type, string Verdict, byte[] Content)>();
        foreach (var (name, bytes) in attached)
        {
            files.Add((name, FileKind.Of(bytes), bytes.Length > LargestChecked ? FileVerdict.NotChecked : await malware.CheckAsync(bytes, cancel), bytes));
        }

        files.Insert(0, ("message.eml", FileKind.Message, Worst(files.Select(file => file.Verdict)), mail.Raw));
        return await StoreAsync(messageHash, mail.ReceivedAt(message), content, files, cancel);
    }

    private async Task<bool> StoreAsync(byte[] messageHash, Instant receivedAt, MailContent content, List<(string Name, string Type, string Verdict, byte[] Content)> files, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var id = Guid.CreateVersion7();
        var entry = chain.Continue(id, 0, AuditChain.Start, [new AuditNote("mail-kept", Actor.System.User, $"{files.Count - 1} attachments")], now)[0];
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (key, wrapped) = await keys.NewAsync(cancel);
        var kept = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mail_drafts (id, message_hash, state, received_at, stored_at, wrapped_key, content, audit_length, audit_head)
            VALUES ({id}, {messageHash}, 'waiting', {receivedAt}, {now}, {wrapped}, {cipher.SealJson(key, content, Purpose.MailDraft)}, 1, {entry.Hash})
            ON CONFLICT DO NOTHING
            """,
            cancel);
        if (kept == 0)
        {
            return false;
        }

        db.Add(entry);
        db.AddRange(files.Select((file, number) => new MailDraftFileRow
        {
            Id = Guid.CreateVersion7(),
            DraftId = id,
            Number = number,
            ContentType = file.Type,
            Length = file.Content.Length,
            Verdict = file.Verdict,
            Name = cipher.SealJson(key, file.Name, Purpose.FileName),
            Content = cipher.Seal(key, file.Content, Purpose.File),
        }));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static MimeMessage? Parse(byte[] raw)
    {
        try
        {
            return MimeMessage.Load(new ParserOptions { MaxMimeDepth = 64 }, new MemoryStream(raw));
        }
        catch (FormatException)
        {
            // Not a message at all: it is kept as it came, for a person to look at.
            return null;
        }
    }

    private static string Worst(IEnumerable<string> verdicts)
    {
        var all = verdicts.ToList();
        return all.Contains(FileVerdict.Infected) ? FileVerdict.Infected : all.Contains(FileVerdict.NotChecked) || all.Count == 0 ? FileVerdict.NotChecked : FileVerdict.Clean;
    }
}
