using RightsRequests.Correspondence;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Writes to a person who holds data, or to their delegate: that a question waits, and the code that opens it; nothing of whom it is about.</summary>
internal sealed class PersonMail(PersonInvitations invitations, IMailer mailer, MailTexts texts, PortalLinks links)
{
    /// <summary>Does nothing where the address is unknown, or was written to too often.</summary>
    /// <param name="state">The case.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="holder">Who is asked.</param>
    /// <param name="toDelegate">True: the delegate is written to.</param>
    /// <param name="key">Of this mail within the case.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task InviteAsync(CaseState state, HolderQuery query, Holder holder, bool toDelegate, string key, CancellationToken cancel)
    {
        if ((toDelegate ? holder.Delegate : holder.Email) is not { } to || await invitations.IssueAsync(state.Id, query.Id, holder.Id, toDelegate, cancel) is not { } code)
        {
            return;
        }

        var (subject, text) = texts.HolderTask(state.Reference, code, language => Words.Day(query.AnswerBy, language), links.HolderTask, reminder: query.Attempt > 1);
        await mailer.SendAsync(new(StableId.Of(state.Id, "mail", key), state.Id, to, subject, text), cancel);
    }

    /// <summary>What the procedure sends: the first time, and when asking again. Once handed over, it is the delegate's.</summary>
    public async Task AskAsync(CaseState state, HolderQuery query, Holder holder, string effectKey, CancellationToken cancel) =>
        await InviteAsync(state, query, holder, holder.Delegate is not null && await invitations.IsHandedOverAsync(query.Id, cancel), effectKey, cancel);
}
