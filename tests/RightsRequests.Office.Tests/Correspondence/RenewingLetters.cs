using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class RenewingLetters(OfficeFixture postgres)
{
    [Fact]
    public async Task A_letter_is_found_by_the_end_of_its_proof_and_what_cannot_be_renewed_is_said_and_left_as_it_was()
    {
        using var authority = new SwitchableTimeAuthority();
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddSingleton(new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance, authority)));
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        await office.DrainAsync();
        var letter = (await office.Office.CaseAsync(id)).Letters[0].Id;
        var before = await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(id, letter, default));
        var ends = LetterSigner.EvidenceEnds(before)!.Value;

        Assert.Empty(await RenewAsync(office, ends, dryRun: true));
        var due = Assert.Single(await RenewAsync(office, ends + Duration.FromDays(1), dryRun: true));
        Assert.Equal((id, letter, ends, null, null), (due.Case, due.Letter, due.Ends, due.Renewed, due.Failure));

        // The development certificates name nobody who tells of revocations: such a letter cannot be raised to the archive.
        var failed = Assert.Single(await RenewAsync(office, ends + Duration.FromDays(1), dryRun: false));
        Assert.NotNull(failed.Failure);
        Assert.Equal(before, await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(id, letter, default)));
        Assert.DoesNotContain((await office.Office.CaseAsync(id)).Timeline, entry => entry.What == "letter-renewed");
    }

    [Fact]
    public async Task A_letter_is_renewed_once_keeps_its_bytes_and_the_file_of_the_case_says_so()
    {
        var keys = Directory.CreateTempSubdirectory("office-renewal").FullName;
        var authority = new ChangingAuthority(SelfSigned.TimeAuthority(keys, "First", 30));
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services
            .AddSingleton(_ => SelfSigned.Seal(keys))
            .AddSingleton(new LetterSigner(SigningLevel.Archived, SystemClock.Instance, authority)));
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        await office.DrainAsync();
        var letter = (await office.Office.CaseAsync(id)).Letters[0].Id;
        var before = (await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(id, letter, default)))!;
        var soon = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(90);

        // Still the same authority: nothing would be won.
        Assert.NotNull(Assert.Single(await RenewAsync(office, soon, dryRun: false)).Failure);
        authority.Now = SelfSigned.TimeAuthority(keys, "Second", 300);
        var renewed = Assert.Single(await RenewAsync(office, soon, dryRun: false));

        Assert.Null(renewed.Failure);
        Assert.True(renewed.Renewed > renewed.Ends + Duration.FromDays(200));
        Assert.Empty(await RenewAsync(office, soon, dryRun: false));
        var after = (await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(id, letter, default)))!;
        Assert.True(after.Length > before.Length && after.AsSpan().StartsWith(before));
        Assert.Single((await office.Office.CaseAsync(id)).Timeline, entry => entry.What == "letter-renewed");
    }

    private sealed class ChangingAuthority(ITimeAuthority first) : ITimeAuthority
    {
        public ITimeAuthority Now { get; set; } = first;

        public Task<System.Security.Cryptography.Pkcs.Rfc3161TimestampToken> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel) => Now.StampAsync(sha256, cancel);
    }

    private static Task<List<RenewedLetter>> RenewAsync(CorrespondingOffice office, Instant before, bool dryRun) =>
        office.Office.InScopeAsync(async (LetterRenewal renewal) => await renewal.RenewAsync(before, dryRun, default).ToListAsync());
}
