using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace RightsRequests.Web.Tests.Api;

/// <summary>What the headers of a body may say.</summary>
public sealed class SendingBodies(WebFixture fixture)
{
    private const string Requests = "/api/v1/requests";

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("application/json; charset=UTF-8")]
    public async Task A_character_set_in_quotes_is_the_same(string type) =>
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(JsonSerializer.SerializeToUtf8Bytes(Bodies.Access()), type)).StatusCode);

    [Fact]
    public async Task One_in_quotes_that_is_not_known_is_refused() =>
        await (await SendAsync("{}"u8.ToArray(), "application/json; charset=\"a b\"")).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "json-needed");

    [Fact]
    public async Task A_compressed_body_is_refused_with_what_is_taken()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionMode.Compress))
        {
            gzip.Write("{}"u8);
        }

        var answer = await SendAsync(compressed.ToArray(), "application/json", "gzip");

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "body-compressed");
        Assert.Equal("identity", Assert.Single(answer.Headers.GetValues("Accept-Encoding")));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("utf-8")]
    public async Task What_compresses_nothing_is_taken(string coding) =>
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(JsonSerializer.SerializeToUtf8Bytes(Bodies.Access()), "application/json", coding)).StatusCode);

    private Task<HttpResponseMessage> SendAsync(byte[] body, string type, string? coding = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (coding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        return fixture.Web.Anybody.PostAsync(Requests, content);
    }
}
