using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>One-time codes of people who hold data, and the sessions that they open. On real time: a moved clock must not keep a code alive.</summary>
internal sealed class PersonInvitations(OfficeDb db, KeyedHash hash, RealTime realTime)
{
    private const int MostInAnHour = 5;
    private const string CodePurpose = "holder-code";
    private const string TokenPurpose = "holder-token";
    private static readonly Duration CodeLife = Duration.FromDays(14);
    private static readonly Duration SessionLife = Duration.FromHours(4);

    /// <summary>A new code for a query; null after too many within an hour: no mailbox is filled.</summary>
    public async Task<string?> IssueAsync(Guid caseId, Guid queryId, string holder, bool toDelegate, CancellationToken cancel)
    {
        var now = realTime.Clock.GetCurrentInstant();
        var anHourAgo = now - Duration.FromHours(1);
        if (await db.HolderInvitations.CountAsync(row => row.QueryId == queryId && row.ToDelegate == toDelegate && row.CreatedAt > anHourAgo, cancel) >= MostInAnHour)
        {
            return null;
        }

        var code = RandomCode.Tracking();
        db.Add(new HolderInvitationRow
        {
            Id = Guid.CreateVersion7(),
            QueryId = queryId,
            CaseId = caseId,
            Holder = holder,
            ToDelegate = toDelegate,
            CodeHash = hash.Of(CodePurpose, RandomCode.Plain(code)),
            CreatedAt = now,
            ExpiresAt = now + CodeLife,
        });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return code;
    }

    /// <summary>True where the delegate was written to: from then on they are.</summary>
    public Task<bool> IsHandedOverAsync(Guid queryId, CancellationToken cancel) => db.HolderInvitations.AnyAsync(row => row.QueryId == queryId && row.ToDelegate, cancel);

    /// <summary>The invitation that a code belongs to, and the session's token where this use opens it; null for a wrong or expired one.</summary>
    public async Task<(HolderInvitationRow Row, string? Token, Instant Until)?> OpenAsync(string code, CancellationToken cancel)
    {
        var (codeHash, now) = (hash.Of(CodePurpose, RandomCode.Plain(code)), realTime.Clock.GetCurrentInstant());
        if (await db.HolderInvitations.AsNoTracking().SingleOrDefaultAsync(row => row.CodeHash == codeHash && row.ExpiresAt > now, cancel) is not { } found)
        {
            return null;
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (tokenHash, until) = (hash.Of(TokenPurpose, token), now + SessionLife);
        var opened = await db.HolderInvitations.Where(row => row.Id == found.Id && row.UsedAt == null).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.UsedAt, now).SetProperty(one => one.TokenHash, tokenHash).SetProperty(one => one.TokenExpiresAt, until),
            cancel);
        return (found, opened == 1 ? token : null, until);
    }

    /// <summary>The invitation of a session that still lives, or null.</summary>
    public Task<HolderInvitationRow?> OfTokenAsync(string token, CancellationToken cancel)
    {
        var (tokenHash, now) = (hash.Of(TokenPurpose, token), realTime.Clock.GetCurrentInstant());
        return db.HolderInvitations.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == tokenHash && row.TokenExpiresAt > now, cancel);
    }

    /// <summary>The query is answered: no code and no session of it opens anything any more.</summary>
    public Task CloseAsync(Guid queryId, CancellationToken cancel) => db.HolderInvitations.Where(row => row.QueryId == queryId).ExecuteDeleteAsync(cancel);
}
