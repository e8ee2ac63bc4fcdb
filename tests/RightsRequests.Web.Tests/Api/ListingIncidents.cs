using System.Net;

namespace RightsRequests.Web.Tests.Api;

public sealed class ListingIncidents(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task Who_may_act_sees_the_incidents_and_an_unknown_one_is_not_found()
    {
        using var dpo = await web.StaffAsync("denis", "dpo");

        Assert.Equal(HttpStatusCode.OK, (await dpo.GetAsync("/api/v1/incidents?open=false")).StatusCode);
        Assert.Equal(["open"], (await (await dpo.GetAsync("/api/v1/incidents?open=perhaps")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields")).ErrorFields());
        await (await dpo.PostAsync($"/api/v1/incidents/{Guid.NewGuid()}/retry", null)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await dpo.PostAsync($"/api/v1/incidents/{Guid.NewGuid()}/dismiss", null)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_administrator_and_a_stranger_see_none()
    {
        using var admin = await web.StaffAsync("ada", "admin");

        await (await admin.GetAsync("/api/v1/incidents")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await web.Anybody.GetAsync("/api/v1/incidents")).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
    }
}
