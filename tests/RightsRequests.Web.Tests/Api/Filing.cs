using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace RightsRequests.Web.Tests.Api;

public sealed class Filing(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task A_filed_request_has_a_reference_a_code_and_a_last_day_per_right()
    {
        var answer = await web.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access().With("rights", new[] { "access", "erasure" }));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var filed = await answer.JsonAsync();
        Assert.Equal($"/api/v1/requests/{filed.Text("reference")}", answer.Headers.Location?.OriginalString);
        Assert.True(filed.Text("trackingCode").Length >= 16);
        Assert.Equal(["access", "erasure"], filed["cases"]!.AsArray().Select(one => one!.Text("right")));
        Assert.All(filed["cases"]!.AsArray(), one => Assert.Matches(@"^\d{4}-\d\d-\d\d$", one!.Text("due")));
    }

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_and_another_body_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        var body = Bodies.Access();
        var first = await KeyedAsync(key, body);
        var again = await KeyedAsync(key, body);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await (await KeyedAsync(key, body.With("statement", "autre"))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task Two_with_the_same_key_at_the_same_time_file_once()
    {
        var (key, body) = (Guid.NewGuid().ToString(), Bodies.Access());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeyedAsync(key, body)));

        Assert.Single((await Task.WhenAll(answers.Select(one => one.Content.ReadAsStringAsync()))).Distinct());
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused() =>
        Assert.Equal(["Idempotency-Key"], (await (await KeyedAsync(new('k', 201), Bodies.Access())).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields")).ErrorFields());

    [Theory]
    [InlineData("""{"rights":[],"subject":{"fullName":"Zoé Nuage"}}""", "rights")]
    [InlineData("""{"rights":["forgetting"],"subject":{"fullName":"Zoé Nuage"}}""", "rights[0]")]
    [InlineData("""{"rights":["access"]}""", "subject")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":""}}""", "subject.fullName")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage","email":"nowhere"}}""", "subject.email")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage","birthDate":"17/05/1980"}}""", "subject.birthDate")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage"},"relations":["cousin"]}""", "relations[0]")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"details":{"directives":{}}}""", "details.directives.wish")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"details":{"directives":{"wish":"burn"}}}""", "details.directives.wish")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"details":{"directives":{"wish":"hand-over"}}}""", "details.directives.thirdParty.fullName")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"details":{"directives":{"wish":"destroy","thirdParty":{"fullName":""}}}}""", "details.directives.thirdParty.fullName")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"details":{"directives":{"wish":"destroy","thirdParty":{"fullName":"Léo Nuage","email":"nowhere"}}}}""", "details.directives.thirdParty.email")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"details":{"directives":{"wish":"destroy","text":"\u0007"}}}""", "details.directives.text")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"details":{"afterDeath":true,"directives":{"wish":"destroy"}},"representative":{"fullName":"Léo Nuage","capacity":"heir","email":"leo@example.org"}}""", "details.directives")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage"},"channel":"pigeon"}""", "channel")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage"},"controller":"nobody"}""", "controller")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage"},"scope":{"activities":["alchemy"]}}""", "scope.activities[0]")]
    [InlineData("""{"rights":"access","subject":{"fullName":"Zoé Nuage"}}""", "rights")]
    [InlineData("""{"rights":[5],"subject":{"fullName":"Zoé Nuage"}}""", "rights[0]")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":{"first":"Zoé"}}}""", "subject.fullName")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"\ud800"}}""", "subject.fullName")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"a\u0000b"}}""", "subject.fullName")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"\u200B"}}""", "subject.fullName")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage"},"statment":"x"}""", "statment")]
    [InlineData("""{"rights":["access"],"subject":{"fullName":"Zoé Nuage"},"scope":{"texts":"x"}}""", "scope.texts")]
    [InlineData("""{"rights":["erasure"],"subject":{"fullName":"Zoé Nuage"},"rights":["access"]}""", "rights")]
    [InlineData("""["access"]""", "body")]
    [InlineData("""{"rights":""", "rights")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    public async Task A_wrong_body_is_refused_by_field(string body, string field)
    {
        var problem = await (await SendAsync(body)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");

        Assert.Equal([field], problem.ErrorFields());
        Assert.DoesNotContain("Nuage", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statment", "unknown field")]
    [InlineData("rights", "the same field twice")]
    public async Task A_member_unknown_or_written_twice_is_told_so(string member, string why)
    {
        var problem = await (await SendAsync($$"""{"rights":["access"],"subject":{"fullName":"Zoé Nuage"},"{{member}}":[]}""")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");

        Assert.Contains(why, problem["errors"]![member]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_age_of_a_health_record_says_that_it_is_asked_for() =>
        Assert.Equal(HttpStatusCode.Created, (await web.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access().With("details", new { healthRecordOlderThanFiveYears = true }))).StatusCode);

    [Fact]
    public async Task A_refused_request_stores_nothing()
    {
        await using var own = await fixture.StartAsync();

        await own.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access().With("rights", new[] { "access", "forgetting" }));

        Assert.Equal(0, await own.CountAsync("requests") + await own.CountAsync("cases") + await own.CountAsync("effects"));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused() =>
        await (await SendAsync($$"""{"statement":"{{new string('a', 300_000)}}"}""")).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");

    [Fact]
    public async Task A_body_that_is_no_json_is_refused() =>
        await (await SendAsync("rights=access", "application/x-www-form-urlencoded")).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "json-needed");

    private Task<HttpResponseMessage> SendAsync(string body, string type = "application/json") =>
        web.Anybody.PostAsync("/api/v1/requests", new StringContent(body, Encoding.UTF8, type));

    private Task<HttpResponseMessage> KeyedAsync(string key, object body) =>
        web.Anybody.SendAsync(new(HttpMethod.Post, "/api/v1/requests") { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } });
}
