using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Web.Tests.Operations;

/// <summary>What a caller may write anywhere in an HTTP request, and what must not come of it.</summary>
public sealed class HostileCallers(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    [Theory]
    [InlineData("/")]
    [InlineData("/demande")]
    [InlineData("/suivi")]
    [InlineData("/console")]
    [InlineData("/openapi/v1.json")]
    public async Task A_host_made_up_appears_in_no_answer(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };

        var answer = await client.SendAsync(request);

        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", answer.Headers.Location is { IsAbsoluteUri: true } to ? to.Host : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_made_up_is_in_no_mail_and_no_address_of_a_request_filed_through_it()
    {
        await using var own = await fixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests") { Content = JsonContent.Create(Bodies.Access()) };
        request.Headers.Host = "evil.example";

        var answer = await own.Anybody.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.StartsWith("/api/v1/requests/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", await own.Anybody.GetStringAsync("/dev/outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_public_address_cookies_are_for_https_alone_and_only_that_address_is_handed_on()
    {
        await using var own = await fixture.StartAsync(more: services =>
        {
            var office = (OfficeOptions)services.Last(one => one.ServiceType == typeof(OfficeOptions)).ImplementationInstance!;
            services.AddSingleton(office with { PublicUrl = new("https://droits.example.org/") });
        });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = own.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/demande");
        request.Headers.Host = "evil.example";

        var answer = await client.SendAsync(request);

        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_zero_character_in_an_address_of_the_console_is_refused_on_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/sign-in?back=%00") { Headers = { { "Accept", "text/html" } } };

        var answer = await web.Bare.SendAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Bytes_of_no_sense_in_place_of_a_request_are_refused_and_nothing_is_stored()
    {
        await using var own = await fixture.StartAsync();
        var dice = new Random(20261128);
        var sound = JsonContent.Create(Bodies.Access());
        var text = await sound.ReadAsByteArrayAsync();
        for (var round = 0; round < 200; round++)
        {
            var body = (byte[])text.Clone();
            for (var changes = dice.Next(1, 6); changes > 0; changes--)
            {
                body[dice.Next(body.Length)] = (byte)dice.Next(256);
            }

            using var content = new ByteArrayContent(body[..dice.Next(body.Length / 2, body.Length + 1)]);
            content.Headers.ContentType = new("application/json") { CharSet = Encoding.UTF8.WebName };
            var answer = await own.Anybody.PostAsync("/api/v1/requests", content);

            // A byte changed inside a name is still a request; all else is the sender's fault and said to be.
            Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.BadRequest or HttpStatusCode.TooManyRequests, $"{(int)answer.StatusCode} in round {round}");
        }
    }
}
