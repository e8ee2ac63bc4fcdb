namespace RightsRequests.Web.Tests.Description;

/// <summary>That each answer is as described is judged in every test, by <see cref="DescribedAnswers"/>; here, that all is there.</summary>
public sealed class Describing(WebFixture fixture)
{
    [Fact]
    public async Task Every_address_of_the_contract_is_described()
    {
        var document = ApiDocument.Read(await fixture.Web.Anybody.GetStringAsync("/openapi/v1.json"));

        var described = document.Paths.SelectMany(path => path.Value!.AsObject().Select(one => $"{one.Key.ToUpperInvariant()} {path.Key}"));

        Assert.Empty(new[]
        {
            "POST /api/v1/requests",
            "GET /api/v1/requests/{reference}",
            "POST /api/v1/requests/{reference}/sessions",
            "POST /api/v1/requests/{reference}/sessions/confirm",
            "GET /api/v1/requests/{reference}/documents/{id}",
            "GET /api/v1/cases",
            "GET /api/v1/cases/{id}",
            "POST /api/v1/cases/{id}/actions",
            "GET /api/v1/cases/{id}/letters/{letterId}",
            "GET /api/v1/incidents",
            "POST /api/v1/incidents/{id}/retry",
            "POST /api/v1/incidents/{id}/dismiss",
            "GET /api/v1/holders/{id}/queries",
            "POST /api/v1/holders/{id}/answers",
            "PUT /api/v1/holders/{id}/queries/{queryId}/content",
            "GET /health/live",
            "GET /health/ready",
        }.Except(described));
    }

    [Fact]
    public async Task What_a_request_must_have_and_which_words_it_knows_is_described()
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(await fixture.Web.Anybody.GetStringAsync("/openapi/v1.json"))!;
        var request = document["components"]!["schemas"]!["NewRequest"]!;

        Assert.Equal(["rights", "subject"], request["required"]!.AsArray().Select(one => one!.GetValue<string>()).Order());
        Assert.Contains("erasure", request["properties"]!["rights"]!["items"]!["enum"]!.AsArray().Select(one => one!.GetValue<string>()));
        Assert.Equal(["fr", "en"], request["properties"]!["language"]!["enum"]!.AsArray().Select(one => one!.GetValue<string>()));
        Assert.NotNull(document["paths"]!["/api/v1/cases/{id}/records"]!["get"]!["security"]);
    }

    [Fact]
    public async Task An_answer_that_is_not_described_is_found()
    {
        var document = ApiDocument.Read(await fixture.Web.Anybody.GetStringAsync("/openapi/v1.json"));
        async Task<string?> FaultAsync(System.Net.HttpStatusCode status, string body, string path = "/api/v1/requests") => await document.FaultAsync(
            new(HttpMethod.Post, new Uri(fixture.Web.Address, path)),
            new(status) { Content = new StringContent(body, null, "application/json") });
        const string Good = """{"reference":"DR-2026-7K3M9","trackingCode":"X","receivedAt":"2026-04-01T08:00:00Z","cases":[]}""";

        Assert.Null(await FaultAsync(System.Net.HttpStatusCode.Created, Good));
        Assert.NotNull(await FaultAsync(System.Net.HttpStatusCode.PartialContent, Good));
        Assert.NotNull(await FaultAsync(System.Net.HttpStatusCode.Created, Good, "/api/v1/nowhere"));
        Assert.NotNull(await FaultAsync(System.Net.HttpStatusCode.Created, Good.Replace("\"X\"", "5", StringComparison.Ordinal)));
        Assert.NotNull(await FaultAsync(System.Net.HttpStatusCode.Created, Good.Replace("}", ",\"more\":1}", StringComparison.Ordinal)));
    }
}
