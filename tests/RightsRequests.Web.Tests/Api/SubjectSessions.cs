using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace RightsRequests.Web.Tests.Api;

/// <summary>Who asks enters the code that was sent to their address.</summary>
internal static class SubjectSessions
{
    /// <returns>What opens the documents that disclose data.</returns>
    public static async Task<string> OpenSessionAsync(this RunningWeb web, string reference, string trackingCode)
    {
        var address = $"/api/v1/requests/{reference}";
        using var subject = web.Client(trackingCode);
        await subject.PostAsync($"{address}/sessions", null);
        var mails = await (await web.Anybody.GetAsync("/dev/outbox")).JsonAsync();
        var once = mails.AsArray().Select(mail => Regex.Match(mail!.Text("text"), @"\b\d{8}\b")).Last(code => code.Success).Value;
        return (await (await subject.PostAsJsonAsync($"{address}/sessions/confirm", new { code = once })).JsonAsync()).Text("accessToken");
    }
}
