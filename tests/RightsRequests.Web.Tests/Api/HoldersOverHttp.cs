using System.Net;

namespace RightsRequests.Web.Tests.Api;

public sealed class HoldersOverHttp(WebFixture fixture)
{
    [Theory]
    [InlineData("GET", "/api/v1/holders/crm/queries?wait=30")]
    [InlineData("POST", "/api/v1/holders/crm/answers")]
    [InlineData("PUT", "/api/v1/holders/crm/queries/019d0000-0000-7000-8000-000000000000/content")]
    public async Task Other_transports_than_the_bus_say_that_they_are_not_offered(string method, string address)
    {
        var answer = await fixture.Web.Anybody.SendAsync(new(new HttpMethod(method), address));

        await answer.ProblemAsync(HttpStatusCode.NotImplemented, "transport-not-offered");
    }
}
