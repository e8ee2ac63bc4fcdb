using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RightsRequests.Web.Tests.Api;

/// <summary>Answers too large for a message, over real HTTP.</summary>
public sealed class UploadingContent(WebFixture fixture)
{
    // More than two pieces of a megabyte.
    private static readonly byte[] Large = Lines(6_000);

    [Fact]
    public async Task Content_is_uploaded_named_by_its_answer_and_reviewed_like_any_record()
    {
        var (web, holder, agent, address, query) = await AskedAsync();
        await using var _ = web;
        using var content = new ByteArrayContent(Large);
        var uploaded = await PutAsync(holder, query, content, digest: SHA256.HashData(Large));
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        var told = await uploaded.JsonAsync();
        Assert.Equal((Large.LongLength, 6_000, Hash(Large)), (told["length"]!.GetValue<long>(), told["records"]!.GetValue<int>(), told.Text("sha256")));

        Assert.Equal(HttpStatusCode.Accepted, (await holder.PostAsJsonAsync("/api/v1/holders/crm/answers", Answer(query, told))).StatusCode);

        await agent.UntilAsync(address, one => one.Text("step") == "review");
        var last = $"{query}/5998";
        var page = await (await agent.GetAsync($"{address}/records?limit=5&after={Uri.EscapeDataString(last)}")).JsonAsync();
        Assert.Equal("valeur 5999", Assert.Single(page["records"]!.AsArray())!.Text("value"));
        await (await PutAsync(holder, query, new ByteArrayContent(Lines(1)))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "not-allowed-now");
        using var dpo = await web.StaffAsync("denis", "dpo");
        await dpo.DoAsync(address, "accept-answers");
        await dpo.UntilAsync(address, one => one.Text("step") == "approve");
        Assert.Equal(0, await web.CountAsync("holder_content_chunks WHERE position('valeur' in encode(content, 'escape')) > 0"));
    }

    [Fact]
    public async Task An_upload_cut_off_goes_on_from_where_whole_lines_end()
    {
        var (web, holder, agent, address, query) = await AskedAsync();
        await using var _ = web;
        await CutOffAsync(web, holder, query, Large.AsMemory(0, Large.Length / 2));

        // As a holder does: it goes on from where it is told to, until nothing of the broken one is on its way any more.
        var offset = 0L;
        await Waiting.UntilAsync(async () => (offset = await OffsetAsync(holder, query)) > 0);
        HttpResponseMessage? middle = null;
        await Waiting.UntilAsync(async () =>
        {
            Assert.Equal((byte)'\n', Large[offset - 1]);
            middle = await PartAsync(holder, query, Large, offset, Large.Length - 1000);
            offset = UploadOffset(middle);
            return middle.StatusCode != HttpStatusCode.Conflict;
        });
        Assert.Equal(HttpStatusCode.Accepted, middle!.StatusCode);

        var elsewhere = await PartAsync(holder, query, Large, offset + 1, Large.Length);
        await elsewhere.ProblemAsync(HttpStatusCode.Conflict, "wrong-offset");
        Assert.Equal(offset, UploadOffset(elsewhere));

        var ended = await PartAsync(holder, query, Large, await OffsetAsync(holder, query), Large.Length);
        Assert.Equal(HttpStatusCode.Created, ended.StatusCode);
        Assert.Equal(Hash(Large), (await ended.JsonAsync()).Text("sha256"));
        Assert.Equal(HttpStatusCode.Accepted, (await holder.PostAsJsonAsync("/api/v1/holders/crm/answers", Answer(query, await ended.JsonAsync()))).StatusCode);
        await agent.UntilAsync(address, one => one.Text("step") == "review");
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "is null")]
    [InlineData("""{"activity":"newsletter","category":"identification","label":""}""", "record.label")]
    [InlineData("""{"activity":"customer-account","category":"identification","label":"x"}""", "not asked")]
    [InlineData("""{"activity":"newsletter","category":"identification","label":"\ud800"}""", "Unicode")]
    [InlineData("long", "longer than")]
    public async Task A_wrong_line_is_named_and_those_before_it_stay(string wrong, string why)
    {
        var (web, holder, _, _, query) = await AskedAsync();
        await using var __ = web;
        byte[] right = Lines(3);
        byte[] body = [.. right, .. Encoding.UTF8.GetBytes(wrong == "long" ? new string('x', 1_100_000) : wrong), .. "\n"u8, .. right];

        var answer = await PutAsync(holder, query, new ByteArrayContent(body));

        var problem = await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-record");
        Assert.Equal((4, right.LongLength), (problem["line"]!.GetValue<int>(), problem["offset"]!.GetValue<long>()));
        Assert.Contains(why, problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(right.LongLength, await OffsetAsync(holder, query));
        byte[] mended = [.. right, .. right];
        Assert.Equal(6, (await (await PartAsync(holder, query, mended, right.Length, mended.Length)).JsonAsync())["records"]!.GetValue<int>());
    }

    [Fact]
    public async Task Another_digest_another_length_and_headers_of_no_sense_are_refused()
    {
        var (web, holder, _, _, query) = await AskedAsync();
        await using var __ = web;
        var lines = Lines(3);

        await (await PutAsync(holder, query, new ByteArrayContent(lines), digest: new byte[32])).ProblemAsync(HttpStatusCode.UnprocessableEntity, "digest-differs");
        await (await PutAsync(holder, query, new ByteArrayContent(lines), digest: new byte[3])).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");
        using var request = new HttpRequestMessage(HttpMethod.Put, Content(query)) { Content = new ByteArrayContent(lines) };
        request.Content.Headers.TryAddWithoutValidation("Content-Range", "pages 9-1/2");
        await (await holder.SendAsync(request)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");

        // A second one begins anew; what the answer names must be exactly it.
        var told = await (await PutAsync(holder, query, new ByteArrayContent(lines), digest: SHA256.HashData(lines))).JsonAsync();
        told["length"] = told["length"]!.GetValue<long>() + 1;
        await (await holder.PostAsJsonAsync("/api/v1/holders/crm/answers", Answer(query, told))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "answer-refused");
    }

    [Fact]
    public async Task Anothers_query_is_not_there_and_reaching_for_it_is_an_incident()
    {
        var (web, _, _, _, query) = await AskedAsync();
        await using var __ = web;
        using var other = web.Client(await web.KeyAsync("care-centres"));
        var address = Content(query).Replace("/crm/", "/care-centres/", StringComparison.Ordinal);
        var before = await web.CountAsync("incidents");

        await (await other.PutAsync(address, new ByteArrayContent(Lines(1)))).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(before + 1, await web.CountAsync("incidents"));
        // An answer to HEAD has no body to be judged.
        using var plain = new HttpClient { BaseAddress = web.Address, DefaultRequestHeaders = { Authorization = other.DefaultRequestHeaders.Authorization } };
        Assert.Equal(HttpStatusCode.NotFound, (await plain.SendAsync(new(HttpMethod.Head, address))).StatusCode);
        await (await web.Anybody.PutAsync(Content(query), new ByteArrayContent(Lines(1)))).ProblemAsync(HttpStatusCode.Unauthorized, "key-needed");
        Assert.Equal(0, await web.CountAsync("holder_contents"));
    }

    private async Task<(RunningWeb Web, HttpClient Holder, HttpClient Agent, string Address, string Query)> AskedAsync()
    {
        var web = await fixture.StartOverHttpAsync();
        var holder = web.Client(await web.KeyAsync());
        var (address, agent) = await web.AskAsync();
        var query = (await (await holder.GetAsync("/api/v1/holders/crm/queries?wait=60&lease=3600")).JsonAsync())[0]!.Text("queryId");
        return (web, holder, agent, address, query);
    }

    private static string Content(string query) => $"/api/v1/holders/crm/queries/{query}/content";

    private static async Task<HttpResponseMessage> PutAsync(HttpClient holder, string query, HttpContent content, byte[]? digest = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Content(query)) { Content = content };
        if (digest is not null)
        {
            request.Headers.Add("Repr-Digest", $"sha-256=:{Convert.ToBase64String(digest)}:");
        }

        return await holder.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> PartAsync(HttpClient holder, string query, byte[] whole, long from, long to)
    {
        using var content = new ByteArrayContent(whole[(int)from..(int)to]);
        content.Headers.ContentRange = new ContentRangeHeaderValue(from, to - 1, whole.Length);
        return await PutAsync(holder, query, content);
    }

    // Says that all comes, sends half, and hangs up.
    private static async Task CutOffAsync(RunningWeb web, HttpClient holder, string query, ReadOnlyMemory<byte> half)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(web.Address.Host, web.Address.Port);
        await using var stream = client.GetStream();
        var head = $"PUT {Content(query)} HTTP/1.1\r\nHost: {web.Address.Authority}\r\nAuthorization: {holder.DefaultRequestHeaders.Authorization}\r\nContent-Length: {half.Length * 2}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(half);
        await stream.FlushAsync();
    }

    private static async Task<long> OffsetAsync(HttpClient holder, string query)
    {
        var answer = await holder.SendAsync(new(HttpMethod.Head, Content(query)));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return UploadOffset(answer);
    }

    private static long UploadOffset(HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    private static JsonObject Answer(string query, JsonNode uploaded)
    {
        var answer = OtherTransports.Answer(query);
        answer.Remove("records");
        answer["content"] = new JsonObject { ["href"] = uploaded.Text("href"), ["sha256"] = uploaded.Text("sha256"), ["length"] = uploaded["length"]!.GetValue<long>() };
        return answer;
    }

    private static byte[] Lines(int count)
    {
        var text = new StringBuilder();
        for (var at = 0; at < count; at++)
        {
            text.Append(JsonSerializer.Serialize(new { activity = "newsletter", category = "identification", label = $"Champ {at} {new string('.', 300)}", value = $"valeur {at}", source = "subject", concernsThirdParty = at % 100 == 0 })).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
