using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>A letter of a real case, seen before anything is stored or sent.</summary>
public sealed class PreviewingLetters(OfficeFixture postgres)
{
    [Fact]
    public async Task A_case_shows_the_letter_it_would_send_as_a_specimen_and_stays_as_it_was()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await office.AskedAsync();
        var before = await office.Office.CaseAsync(id);

        var letter = await PreviewAsync(office, filed.Reference, Right.Access);

        Assert.NotNull(letter);
        Assert.True(letter.Specimen);
        Assert.Equal((filed.Reference, "Zéphyrine Quillfeather", "response", "en"), (letter.Reference, letter.SubjectName, letter.Kind, letter.Language));
        Assert.Equal("newsletter", Assert.Single(before.Assessment).Activity);
        Assert.Single(letter.Outcomes);
        var after = await office.Office.CaseAsync(id);
        Assert.Equal((before.Version, before.Letters.Count, before.Timeline.Count), (after.Version, after.Letters.Count, after.Timeline.Count));
    }

    [Fact]
    public async Task An_unknown_reference_and_a_right_not_asked_for_show_nothing()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();

        Assert.Null(await PreviewAsync(office, "DR-2026-0000A", null));
        Assert.Null(await PreviewAsync(office, filed.Reference, Right.Erasure));
        Assert.NotNull(await PreviewAsync(office, filed.Reference, null));
    }

    private static Task<LetterData?> PreviewAsync(CorrespondingOffice office, string reference, Right? right) =>
        office.Office.InScopeAsync((LetterPreview preview) => preview.OfCaseAsync(reference, right, LetterKind.Response, "en", null, default));
}
