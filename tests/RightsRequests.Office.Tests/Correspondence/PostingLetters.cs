using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class PostingLetters(OfficeFixture postgres)
{
    [Fact]
    public async Task Without_an_address_for_mail_a_letter_waits_for_who_posts_it_and_that_day_is_when_it_was_sent()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var request = Requests.Access();
        var filed = await office.Office.FileAsync(request with { Subject = request.Subject! with { Email = null } });
        var id = filed.Cases[0].Id;
        await office.DrainAsync();

        var waiting = await office.Office.CaseAsync(id);
        var task = Assert.Single(waiting.Tasks);
        Assert.Equal(("post", false, waiting.Letters[0].Id), (task.Kind, task.Done, task.Subject));
        Assert.Equal(("signed", true), (waiting.Letters[0].State, waiting.Letters[0].Post));
        var text = await LettersOfEveryRight.TextAsync(office, waiting, "posted", "acknowledgement");
        Assert.Contains(filed.TrackingCode, text, StringComparison.Ordinal);
        Assert.Contains("54000 Nancy", text, StringComparison.Ordinal);
        Assert.Empty(await office.MailsAsync());

        office.Office.Clock.AdvanceDays(3);
        Assert.IsType<ActInvalid>(await office.Office.ActAsync(id, TestOffice.Agent, "complete-task", null, ("task", $"{task.Id}"), ("postedOn", "2026-04-05")));
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "complete-task", null, ("task", $"{task.Id}"), ("postedOn", "2026-04-02")));

        var letter = (await office.Office.CaseAsync(id)).Letters[0];
        Assert.Equal("sent", letter.State);
        Assert.Equal(new LocalDate(2026, 4, 2), letter.SentAt!.Value.InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]).Date);
    }
}
