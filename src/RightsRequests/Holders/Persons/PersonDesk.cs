using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>The door of people who hold data: they open what they are asked with a code from a mail, and answer.</summary>
public sealed class PersonDesk
{
    private readonly PersonInvitations invitations;
    private readonly PersonMail mail;
    private readonly PersonFiles files;
    private readonly CaseVault vault;
    private readonly CaseDesk cases;
    private readonly HolderDesk holders;
    private readonly QueryComposer queries;
    private readonly OfficeDb db;
    private readonly Policy policy;

    internal PersonDesk(PersonInvitations invitations, PersonMail mail, PersonFiles files, CaseVault vault, CaseDesk cases, HolderDesk holders, QueryComposer queries, OfficeDb db, Policy policy)
    {
        this.invitations = invitations;
        this.mail = mail;
        this.files = files;
        this.vault = vault;
        this.cases = cases;
        this.holders = holders;
        this.queries = queries;
        this.db = db;
        this.policy = policy;
    }

    /// <summary>Opens the task that a code belongs to; a code opens once, and a used one has a new one mailed.</summary>
    public async Task<PersonEntry> EnterAsync(string code, CancellationToken cancel)
    {
        if (await invitations.OpenAsync(code, cancel) is not var (row, token, _) || await FindAsync(row, cancel) is not { } found)
        {
            return new PersonUnknown();
        }

        if (token is not null)
        {
            return new PersonEntered(token);
        }

        await mail.InviteAsync(found.State, found.Query, found.Holder, row.ToDelegate, $"holder-code/{Guid.CreateVersion7():N}", cancel);
        return new PersonCodeRenewed();
    }

    /// <summary>What is asked; null where the session has ended, or the question is settled.</summary>
    public async Task<PersonTask?> OpenAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } found)
        {
            return null;
        }

        var (state, query, holder, invitation) = found;
        var (_, content) = await vault.OpenAsync(state.Id, cancel);
        var written = await queries.ComposeAsync(state, content, PersonQuestion.Of(state, query), cancel);
        return PersonQuestion.Shown(policy, state, query, holder, written) with
        {
            Files = await files.ListAsync(state.Id, query.Id, cancel),
            CanHandOver = holder.Delegate is not null && !invitation.ToDelegate && !await invitations.IsHandedOverAsync(query.Id, cancel),
        };
    }

    /// <summary>Adds files to the answer: all of them or none.</summary>
    /// <returns>Which was not taken, and why; null where all were, or the session has ended.</returns>
    public async Task<(string Name, BilingualText Why)?> AddFilesAsync(string token, IReadOnlyList<(string Name, byte[] Content)> sent, PersonFileDetails details, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { Query.Action: Workflow.HolderAction.Export } found || !found.Query.Activities.Contains(details.Activity))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (name, content) in sent)
        {
            if (await files.AddAsync(found.State.Id, found.Query.Id, name, content, details, cancel) is { } why)
            {
                return (name, why);
            }
        }

        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Takes a file back out of the answer.</summary>
    public async Task RemoveFileAsync(string token, Guid file, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is { } found)
        {
            await files.RemoveAsync(found.Query.Id, file, cancel);
        }
    }

    /// <summary>Sends the answer the way every holder's answer goes.</summary>
    /// <returns>False where the session has ended, or the question is settled.</returns>
    public async Task<bool> AnswerAsync(string token, PersonAnswer answer, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } found)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var records = await files.HandInAsync(found.State.Id, found.Query.Id, found.Holder.Id, keep: answer.Outcome is "done" or "partial", cancel);
        var body = JsonSerializer.SerializeToUtf8Bytes(PersonQuestion.Answer(found.Query, answer, records), RightsJson.Options);
        if (await holders.AnswerArrivedAsync(body, found.Holder.Id, found.Query.Id.ToString(), cancel) is not AnswerAccepted)
        {
            // Somebody else settled it meanwhile: nothing of this is kept, and the page says so.
            return false;
        }

        await invitations.CloseAsync(found.Query.Id, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Hands the question over: the delegate gets a code, and this session ends.</summary>
    /// <returns>False where there is no delegate, or the session has ended.</returns>
    public async Task<bool> HandOverAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { Holder.Delegate: not null, Invitation.ToDelegate: false } found)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await invitations.CloseAsync(found.Query.Id, cancel);
        var key = $"hand-over/{found.Query.Id:N}/{found.Query.Attempt}";
        await cases.HandleAsync(found.State.Id, new HolderHandedOver(key, found.Query.Id), cancel);
        await mail.InviteAsync(found.State, found.Query, found.Holder, toDelegate: true, key, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<Opened?> FindAsync(string token, CancellationToken cancel) =>
        await invitations.OfTokenAsync(token, cancel) is { } row ? await FindAsync(row, cancel) : null;

    private async Task<Opened?> FindAsync(HolderInvitationRow row, CancellationToken cancel)
    {
        CaseState state;
        try
        {
            state = await vault.StateAsync(row.CaseId, cancel);
        }
        catch (KeyDestroyedException)
        {
            return null;
        }

        return state.Queries.FirstOrDefault(one => one.Id == row.QueryId) is { } query
            && state.Awaits(query)
            && policy.HolderById(row.Holder) is { Transport: Transport.Person } holder
            ? new(state, query, holder, row)
            : null;
    }

    private sealed record Opened(CaseState State, HolderQuery Query, Holder Holder, HolderInvitationRow Invitation);
}
