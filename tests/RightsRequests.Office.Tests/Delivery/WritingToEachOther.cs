using NodaTime;
using RightsRequests.Delivery;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Delivery;

public sealed class WritingToEachOther(OfficeFixture postgres)
{
    private const string Text = "Mon numéro d’adhérent a changé : ratatouille-verte.";

    [Fact]
    public async Task A_message_reaches_staff_and_the_answer_is_read_with_a_session_only()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        var id = filed.Cases[0].Id;

        Assert.IsType<SubjectDone>(await AskAsync(office, desk => desk.WriteAsync(filed.Reference, filed.TrackingCode, Text, null, default)));
        await office.DrainAsync();
        var view = await office.Office.CaseAsync(id);
        Assert.True(view.MessageWaiting);
        Assert.Equal(Text, Assert.Single(view.Messages!).Text);
        Assert.Contains(view.Timeline, line => line is { What: "message-received", Actor: "subject" });
        Assert.Contains(await office.MailsAsync(), mail => mail.Mail.Subject.Contains("attend une réponse", StringComparison.Ordinal));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM cases WHERE message_waiting"));

        await office.Office.ActAsync(id, TestOffice.Agent, "send-message", null, ("text", "Merci, c’est noté."));
        await office.DrainAsync();
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM cases WHERE message_waiting"));
        var notice = Assert.Single(await office.MailsAsync(), mail => mail.Mail.Subject.Contains("un message vous attend", StringComparison.Ordinal));
        Assert.DoesNotContain("noté", notice.Mail.Text, StringComparison.Ordinal);

        Assert.IsType<SubjectNeedsSession>(await AskAsync(office, desk => desk.MessagesAsync(filed.Reference, filed.TrackingCode, default)));
        var token = (await office.OpenSessionAsync(filed.Reference, filed.TrackingCode))!.AccessToken;
        var read = Assert.IsType<MessagesRead>(await AskAsync(office, desk => desk.MessagesAsync(filed.Reference, token, default)));
        Assert.Equal([true, false], read.Messages.Select(one => one.FromSubject));
        Assert.NotNull((await office.Office.CaseAsync(id)).AddressConfirmedAt);
    }

    [Fact]
    public async Task Neither_another_request_nor_a_wrong_code_opens_anything()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var mine = await office.Office.FileAsync();
        var other = await office.Office.FileAsync(Requests.Access("other@example.org"));
        var token = (await office.OpenSessionAsync(other.Reference, other.TrackingCode))!.AccessToken;

        foreach (var bearer in new[] { other.TrackingCode, token, "WRONG", "" })
        {
            Assert.IsType<SubjectUnknown>(await AskAsync(office, desk => desk.MessagesAsync(mine.Reference, bearer, default)));
            Assert.IsType<SubjectUnknown>(await AskAsync(office, desk => desk.WriteAsync(mine.Reference, bearer, Text, null, default)));
            Assert.IsType<SubjectUnknown>(await AskAsync(office, desk => desk.WithdrawAsync(mine.Reference, bearer, [], default)));
        }

        // The case of another request, named with one's own code.
        Assert.Equal("cases[1]", Assert.IsType<SubjectInvalid>(await AskAsync(office, desk => desk.WithdrawAsync(mine.Reference, mine.TrackingCode, [mine.Cases[0].Id, other.Cases[0].Id], default))).Field);
        Assert.Equal(2, await office.Office.CountAsync("SELECT count(*) FROM cases WHERE state = 'open'"));
    }

    [Theory]
    [InlineData("  \n ")]
    [InlineData("zero\0")]
    public async Task Nothing_and_nonsense_are_not_taken(string text)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();

        Assert.IsType<SubjectInvalid>(await AskAsync(office, desk => desk.WriteAsync(filed.Reference, filed.TrackingCode, text, null, default)));
        Assert.IsType<SubjectInvalid>(await AskAsync(office, desk => desk.WriteAsync(filed.Reference, filed.TrackingCode, new string('a', 10_001), null, default)));
    }

    [Fact]
    public async Task A_message_sent_twice_is_one_and_ten_wait_at_most()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        for (var number = 0; number < 10; number++)
        {
            var key = $"key-{number}";
            Assert.IsType<SubjectDone>(await AskAsync(office, desk => desk.WriteAsync(filed.Reference, filed.TrackingCode, Text, key, default)));
            Assert.IsType<SubjectDone>(await AskAsync(office, desk => desk.WriteAsync(filed.Reference, filed.TrackingCode, Text, key, default)));
        }

        Assert.True(Assert.IsType<SubjectRefused>(await AskAsync(office, desk => desk.WriteAsync(filed.Reference, filed.TrackingCode, Text, "eleventh", default))).Later);
        Assert.Equal(10, (await office.Office.CaseAsync(filed.Cases[0].Id)).Messages!.Count);
    }

    [Fact]
    public async Task A_withdrawal_ends_what_it_names_and_is_confirmed_by_mail()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with { Rights = ["access", "rectification"] });

        Assert.IsType<SubjectDone>(await AskAsync(office, desk => desk.WithdrawAsync(filed.Reference, filed.TrackingCode, [filed.Cases[0].Id], default)));
        await office.DrainAsync();

        Assert.Equal("withdrawn", (await office.Office.CaseAsync(filed.Cases[0].Id)).State);
        Assert.Equal("open", (await office.Office.CaseAsync(filed.Cases[1].Id)).State);
        Assert.Contains(await office.MailsAsync(), mail => mail.Mail.Subject.EndsWith(") : retirée", StringComparison.Ordinal));
        Assert.IsType<SubjectDone>(await AskAsync(office, desk => desk.WithdrawAsync(filed.Reference, filed.TrackingCode, [], default)));
        Assert.IsType<SubjectRefused>(await AskAsync(office, desk => desk.WithdrawAsync(filed.Reference, filed.TrackingCode, [], default)));
    }

    [Fact]
    public async Task Six_codes_an_hour_are_sent_and_no_more_though_the_answer_is_the_same()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync();
        for (var asked = 0; asked < 8; asked++)
        {
            Assert.True(await office.Office.InScopeAsync((StatusDesk desk) => desk.StartSessionAsync(filed.Reference, filed.TrackingCode, default)));
        }

        Assert.Equal(6, (await office.MailsAsync()).Count(mail => mail.Mail.Subject.Contains("code", StringComparison.Ordinal)));
        office.Office.Clock.Advance(Duration.FromHours(1));
        Assert.NotNull(await office.OpenSessionAsync(filed.Reference, filed.TrackingCode));
    }

    private static Task<SubjectOutcome> AskAsync(CorrespondingOffice office, Func<SubjectDesk, Task<SubjectOutcome>> ask) => office.Office.InScopeAsync(ask);
}
