using RightsRequests.Audit;
using RightsRequests.Correspondence;
using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake.Drafts;

/// <summary>A request that is being written is kept for a while, resumed with a code, and sent once.</summary>
public sealed class KeepingDrafts(OfficeFixture postgres)
{
    private static readonly RequestDraft Complete = new()
    {
        For = DraftWords.Self,
        Rights = ["access", "objection"],
        Relations = ["member"],
        ObjectTo = DraftWords.Marketing,
        FullName = "Odette Brouillon",
        Email = "odette@example.org",
        Statement = "Mot-témoin : tournesol-violet.",
    };

    [Fact]
    public async Task What_was_written_is_kept_unreadable_and_comes_back()
    {
        await using var office = await postgres.OfficeAsync();
        var id = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(Complete, default));
        await office.InScopeAsync((DraftDesk desk) => desk.ChangeAsync(id, draft => draft with { Phone = "01 99 00 12 34" }, default));

        var kept = (await office.InScopeAsync((DraftDesk desk) => desk.ReadAsync(id, default)))!;
        Assert.Equal(("Odette Brouillon", "01 99 00 12 34"), (kept.Draft.FullName, kept.Draft.Phone));
        Assert.Null(kept.Code);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM request_drafts WHERE position('tournesol'::bytea IN content) > 0 OR code_hash IS NOT NULL"));
    }

    [Fact]
    public async Task A_code_however_typed_opens_the_draft_and_another_opens_nothing()
    {
        await using var office = await postgres.OfficeAsync();
        var id = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(Complete, default));
        var code = (await office.InScopeAsync((DraftDesk desk) => desk.KeepForLaterAsync(id, draft => draft, default)))!.Code!;
        Assert.Equal(code, (await office.InScopeAsync((DraftDesk desk) => desk.KeepForLaterAsync(id, draft => draft, default)))!.Code);

        var typed = $" {code.Replace('-', ' ').Replace('0', 'o').Replace('1', 'l').ToLowerInvariant()} ";
        Assert.Equal(id, (await office.InScopeAsync((DraftDesk desk) => desk.ResumeAsync(typed, default)))!.Id);
        Assert.Null(await office.InScopeAsync((DraftDesk desk) => desk.ResumeAsync("AAAAA-AAAAA-AAAAA-AAAAA", default)));
        Assert.Null(await office.InScopeAsync((DraftDesk desk) => desk.ResumeAsync("", default)));
    }

    [Fact]
    public async Task A_draft_sent_twice_at_once_is_filed_once_and_is_gone()
    {
        await using var office = await postgres.OfficeAsync();
        var id = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(Complete, default));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.InScopeAsync((DraftDesk desk) => desk.SendAsync(id, "fr", default))));
        var later = await office.InScopeAsync((DraftDesk desk) => desk.SendAsync(id, "fr", default));

        Assert.Single(outcomes.Append(later).Select(one => Assert.IsType<Filed>(one).Request.Reference).Distinct());
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM requests"));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM request_drafts"));
    }

    [Fact]
    public async Task What_cannot_be_filed_stays_a_draft()
    {
        await using var office = await postgres.OfficeAsync();
        var id = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(Complete with { FullName = null }, default));

        Assert.Contains("subject.fullName", Assert.IsType<FilingRefused>(await office.InScopeAsync((DraftDesk desk) => desk.SendAsync(id, "fr", default))).Errors);
        Assert.NotNull(await office.InScopeAsync((DraftDesk desk) => desk.ReadAsync(id, default)));
        Assert.Null(await office.InScopeAsync((DraftDesk desk) => desk.SendAsync(Guid.NewGuid(), "fr", default)));
    }

    [Fact]
    public async Task A_draft_ends_thirty_days_after_its_last_change_and_the_audit_holds_only_how_many()
    {
        await using var office = await postgres.OfficeAsync();
        var old = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(Complete, default));
        office.Clock.AdvanceDays(20);
        var changed = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(Complete, default));
        office.Clock.AdvanceDays(10);
        await office.InScopeAsync((DraftDesk desk) => desk.ChangeAsync(changed, draft => draft, default));

        Assert.Null(await office.InScopeAsync((DraftDesk desk) => desk.ReadAsync(old, default)));
        Assert.Null(await office.InScopeAsync((DraftDesk desk) => desk.ChangeAsync(old, draft => draft, default)));
        Assert.Equal(1, await office.InScopeAsync((DraftSweep sweep) => sweep.RunAsync(default)));
        Assert.Equal(0, await office.InScopeAsync((DraftSweep sweep) => sweep.RunAsync(default)));
        Assert.NotNull(await office.InScopeAsync((DraftDesk desk) => desk.ReadAsync(changed, default)));
        office.Clock.AdvanceDays(30);
        Assert.Equal(1, await office.InScopeAsync((DraftSweep sweep) => sweep.RunAsync(default)));

        Assert.Equal(2, await office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'drafts-expired' AND detail = '1 drafts'"));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
        await office.ExecuteAsync("ALTER TABLE audit_entries DISABLE TRIGGER ALL");
        await office.ExecuteAsync("UPDATE audit_entries SET detail = '0 drafts' WHERE number = 1");
        Assert.IsType<AuditBroken>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
    }

    [Fact]
    public async Task The_code_is_mailed_three_times_at_most_and_the_mail_tells_nothing_of_the_person()
    {
        await using var office = await postgres.OfficeAsync();
        var id = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(Complete, default));
        Task<bool> Mail() => office.InScopeAsync((DraftMail mail) => mail.SendCodeAsync(id, "odette@example.org", "1er mai 2026", "fr", default));
        Assert.False(await Mail());
        var code = (await office.InScopeAsync((DraftDesk desk) => desk.KeepForLaterAsync(id, draft => draft, default)))!.Code!;

        Assert.True(await Mail() && await Mail());
        Assert.False(await Mail());
        var mails = await office.InScopeAsync((DevelopmentOutbox outbox) => outbox.ListAsync(default));
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Contains(code, mail.Mail.Text, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("Odette", mail.Mail.Subject + mail.Mail.Text, StringComparison.Ordinal));
    }
}
