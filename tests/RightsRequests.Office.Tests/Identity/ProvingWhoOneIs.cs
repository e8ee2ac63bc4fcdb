using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Delivery;
using RightsRequests.Files;
using RightsRequests.Identity;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Files;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Identity;

public sealed class ProvingWhoOneIs(OfficeFixture postgres)
{
    private static readonly Actor Admin = new("adele", new HashSet<Role> { Role.Admin });

    [Fact]
    public async Task Without_a_doubt_no_evidence_is_taken()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();

        Assert.IsType<SubjectRefused>(await SendAsync(office, filed, SampleFiles.Png()));
        Assert.IsType<SubjectUnknown>(await SendAsync(office, filed with { TrackingCode = "WRONG" }, SampleFiles.Png()));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM evidence"));
    }

    [Fact]
    public async Task Evidence_ends_the_suspension_is_seen_by_staff_and_gone_once_the_identity_is_settled()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await DoubtedAsync(office);
        office.Office.Clock.Advance(Duration.FromDays(4));

        Assert.IsType<SubjectDone>(await SendAsync(office, filed, SampleFiles.Png()));
        Assert.IsType<SubjectDone>(await SendAsync(office, filed, SampleFiles.Png()));
        var view = await office.Office.CaseAsync(id);
        var evidence = Assert.Single(view.Evidence);
        Assert.Equal((true, "image/png", Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Png()))), (evidence.Held, evidence.ContentType, evidence.Sha256));
        Assert.False(view.Suspended);
        Assert.Equal(new LocalDate(2026, 5, 5), view.Due);

        Assert.Equal(SampleFiles.Png(), (await OpenAsync(office, id, evidence.Id, TestOffice.Agent))!.Content);
        Assert.Null(await OpenAsync(office, id, evidence.Id, Admin));
        Assert.Null(await OpenAsync(office, Guid.NewGuid(), evidence.Id, TestOffice.Agent));
        Assert.Contains((await office.Office.CaseAsync(id)).Timeline, line => line is { What: "evidence-opened", Actor: "agnes" });

        await office.DoAsync(id, TestOffice.Agent, "confirm-identity");
        view = await office.Office.CaseAsync(id);
        Assert.Equal((false, "agnes", "identity-settled"), (view.Evidence[0].Held, view.Evidence[0].DestroyedBy, view.Evidence[0].Why));
        Assert.Contains(view.Timeline, line => line.What == "evidence-destroyed" && line.Detail.Contains(evidence.Sha256, StringComparison.Ordinal));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM evidence_keys"));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM evidence WHERE content IS NULL AND destroyed_at IS NOT NULL"));
        Assert.Null(await OpenAsync(office, id, evidence.Id, TestOffice.Agent));
        var line = Assert.Single((await office.Office.InScopeAsync((StatusDesk desk) => desk.GetAsync(filed.Reference, filed.TrackingCode, default)))!.Cases);
        Assert.NotNull(Assert.Single(line.Evidence).DestroyedAt);
    }

    [Fact]
    public async Task Without_its_key_what_a_backup_kept_of_it_cannot_be_read()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await DoubtedAsync(office);
        await SendAsync(office, filed, SampleFiles.Png());
        await office.Office.ExecuteAsync("CREATE TABLE backup AS SELECT id, content FROM evidence");
        await office.Office.InScopeAsync((SubjectDesk desk) => desk.WithdrawAsync(filed.Reference, filed.TrackingCode, [], default));
        await office.Office.ExecuteAsync("UPDATE evidence SET content = backup.content FROM backup WHERE backup.id = evidence.id");

        Assert.Equal("withdrawn", Assert.Single((await office.Office.CaseAsync(id)).Evidence).Why);
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM evidence_keys"));
        Assert.Null(await OpenAsync(office, id, (await office.Office.CaseAsync(id)).Evidence[0].Id, TestOffice.Agent));
        var sealedContent = await office.Office.InScopeAsync(async (OfficeDb db) => (await db.Evidence.FindAsync([(await office.Office.CaseAsync(id)).Evidence[0].Id]))!.Content!);
        var requestKey = await office.Office.InScopeAsync((CaseVault vault) => vault.KeyOfCaseAsync(id, default));
        Assert.ThrowsAny<CryptographicException>(() => office.Office.Provider.GetRequiredService<ContentCipher>().Open(requestKey, sealedContent, Purpose.Evidence));
    }

    [Fact]
    public async Task A_second_doubt_destroys_what_was_not_enough_and_three_files_are_held_at_most()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await DoubtedAsync(office);
        // All or none: who sends several again sends nothing twice.
        Assert.IsType<SubjectRefused>(await SendAsync(office, filed, SampleFiles.Jpeg("un"), "<html>"u8.ToArray()));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM evidence"));
        Assert.IsType<SubjectDone>(await SendAsync(office, filed, SampleFiles.Jpeg("un"), SampleFiles.Jpeg("deux")));
        Assert.IsType<SubjectRefused>(await SendAsync(office, filed, SampleFiles.Jpeg("trois"), SampleFiles.Jpeg("quatre")));
        Assert.Equal(2, (await office.Office.CaseAsync(id)).Evidence.Count);
        Assert.IsType<SubjectDone>(await SendAsync(office, filed, SampleFiles.Jpeg("trois")));

        Assert.IsType<SubjectRefused>(await SendAsync(office, filed, SampleFiles.Jpeg("quatre")));
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "doubt-identity", null, ("reasons", "Illisible.")));
        Assert.All((await office.Office.CaseAsync(id)).Evidence, one => Assert.Equal("insufficient", one.Why));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM evidence_keys"));
        Assert.IsType<SubjectDone>(await SendAsync(office, filed, SampleFiles.Jpeg("un")));
    }

    [Fact]
    public async Task Wrong_kinds_and_infected_files_are_not_kept_and_none_is_taken_unscanned()
    {
        using var clamd = new FakeClamd();
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddSingleton(new FileScanner(clamd.Address)));
        var (filed, _) = await DoubtedAsync(office);

        Assert.Contains("JPEG", Assert.IsType<SubjectRefused>(await SendAsync(office, filed, "<svg/>"u8.ToArray())).Why.Fr, StringComparison.Ordinal);
        Assert.Contains("antivirus", Assert.IsType<SubjectRefused>(await SendAsync(office, filed, SampleFiles.Jpeg("EICAR"))).Why.Fr, StringComparison.Ordinal);
        Assert.IsType<SubjectDone>(await SendAsync(office, filed, SampleFiles.Jpeg()));
        clamd.Dispose();
        Assert.True(Assert.IsType<SubjectRefused>(await SendAsync(office, filed, SampleFiles.Png())).Later);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM evidence"));
    }

    private static async Task<(FiledRequest Filed, Guid Case)> DoubtedAsync(CorrespondingOffice office)
    {
        var filed = await office.Office.FileAsync();
        await office.DrainAsync();
        Assert.IsType<Acted>(await office.Office.ActAsync(filed.Cases[0].Id, TestOffice.Agent, "doubt-identity", null, ("reasons", "L’adresse diffère.")));
        return (filed, filed.Cases[0].Id);
    }

    private static Task<SubjectOutcome> SendAsync(CorrespondingOffice office, FiledRequest filed, params byte[][] files) =>
        office.Office.InScopeAsync((EvidenceDesk desk) => desk.ReceiveAsync(filed.Reference, filed.TrackingCode, files, default));

    private static Task<OpenedEvidence?> OpenAsync(CorrespondingOffice office, Guid caseId, Guid evidenceId, Actor actor) =>
        office.Office.InScopeAsync((EvidenceDesk desk) => desk.OpenAsync(caseId, evidenceId, actor, default));
}
