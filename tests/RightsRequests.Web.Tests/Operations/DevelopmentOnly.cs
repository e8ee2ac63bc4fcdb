using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace RightsRequests.Web.Tests.Operations;

public sealed class DevelopmentOnly(WebFixture fixture)
{
    [Fact]
    public async Task Made_up_people_are_listed()
    {
        var people = (await (await fixture.Web.Anybody.GetAsync("/dev/people")).JsonAsync()).AsArray();

        Assert.True(people.Count >= 200);
        Assert.All(people, one => Assert.True(one!["fullName"] is not null && one["identifiers"] is not null && one["activities"] is not null));
    }

    [Fact]
    public async Task The_clock_moves_forward_only()
    {
        await using var own = await fixture.StartAsync();

        var moved = await (await own.Anybody.PostAsJsonAsync("/dev/clock", new { advance = "P10D" })).JsonAsync();

        Assert.InRange(DateTimeOffset.Parse(moved.Text("now"), null), DateTimeOffset.UtcNow.AddDays(9), DateTimeOffset.UtcNow.AddDays(11));
        var filed = await own.FileAsync();
        Assert.True(DateTimeOffset.Parse(filed.Text("receivedAt"), null) > DateTimeOffset.UtcNow.AddDays(9));
    }

    [Theory]
    [InlineData("/dev/clock", """{"advance":"-P1D"}""", "invalid-fields")]
    [InlineData("/dev/clock", """{"advance":"soon"}""", "invalid-fields")]
    [InlineData("/dev/clock", """{"advance":"P99999999D"}""", "invalid-fields")]
    [InlineData("/dev/clock", """{"advance":"P-9999999D"}""", "invalid-fields")]
    [InlineData("/dev/clock", """{"advance":"PT99999999999999H"}""", "invalid-fields")]
    [InlineData("/dev/clock", """{"advance":"P-2026Y"}""", "invalid-fields")]
    [InlineData("/dev/clock", """{"advance":"P9Y119M"}""", "invalid-fields")]
    [InlineData("/dev/clock", "{}", "invalid-fields")]
    [InlineData("/dev/clock", "{", "malformed-request")]
    [InlineData("/dev/token", "{}", "invalid-fields")]
    [InlineData("/dev/token", """{"user":"ada","roles":["king"]}""", "invalid-fields")]
    [InlineData("/dev/token", """{"user":5}""", "malformed-request")]
    public async Task Wrong_orders_are_refused(string path, string body, string problem)
    {
        var answer = await fixture.Web.Anybody.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

        await answer.ProblemAsync(HttpStatusCode.BadRequest, problem);
    }
}
