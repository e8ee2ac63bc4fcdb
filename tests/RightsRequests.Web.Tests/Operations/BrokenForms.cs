using System.Net;
using System.Text;

namespace RightsRequests.Web.Tests.Operations;

/// <summary>Forms posted to the portal that no browser sends: whatever is in them, the sender is told, and nothing is stored.</summary>
public sealed class BrokenForms(WebFixture fixture)
{
    private static readonly string[] Paths = ["/demande", "/demande/verification", "/demande/reprendre", "/suivi"];

    [Fact]
    public async Task Forms_broken_anywhere_are_refused_by_a_page_and_never_an_error_of_ours()
    {
        await using var own = await fixture.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = own.Address };
        var dice = new Random(20261128);
        for (var round = 0; round < 160; round++)
        {
            var path = Paths[round % Paths.Length];
            using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = Content(dice, round / Paths.Length % 4) };
            message.Headers.Accept.ParseAdd("text/html");
            message.Headers.AcceptLanguage.ParseAdd("fr");

            using var answer = await client.SendAsync(message);

            Assert.True((int)answer.StatusCode is < 500 and not (200 or 201), $"{(int)answer.StatusCode} at {path} in round {round}");
        }
    }

    private static ByteArrayContent Content(Random dice, int kind)
    {
        var fields = string.Join('&', Enumerable.Range(0, kind == 1 ? 3000 : 5).Select(one => $"fullName={one}&rights=access"));
        const string Parts = "--cut\r\nContent-Disposition: form-data; name=\"fullName\"\r\n\r\nA\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--cut--\r\n";
        var body = kind switch
        {
            0 => Broken(dice, Encoding.UTF8.GetBytes(fields)),
            1 => Encoding.UTF8.GetBytes(fields),
            2 => Broken(dice, Encoding.UTF8.GetBytes(Parts)),
            _ => Encoding.UTF8.GetBytes("fullName=%ff%fe%00%u1234&rights=%&=&&&a[0][0]=1"),
        };
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", kind == 2 ? "multipart/form-data; boundary=cut" : "application/x-www-form-urlencoded; charset=utf-8");
        return content;
    }

    private static byte[] Broken(Random dice, byte[] sound)
    {
        for (var changes = dice.Next(1, 6); changes > 0; changes--)
        {
            sound[dice.Next(sound.Length)] = (byte)dice.Next(256);
        }

        return sound[..dice.Next(1, sound.Length + 1)];
    }
}
