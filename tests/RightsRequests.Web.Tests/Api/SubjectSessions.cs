using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace RightsRequests.Web.Tests.Api;

/// <summary>Who asks enters the code that was sent to their address.</summary>
internal static class SubjectSessions
{
    private static readonly Regex Code = new(@"\b\d{8}\b");

    /// <returns>What opens the documents that disclose data.</returns>
    public static async Task<string> OpenSessionAsync(this RunningWeb web, string reference, string trackingCode)
    {
        var address = $"/api/v1/requests/{reference}";
        using var subject = web.Client(trackingCode);
        await subject.PostAsync($"{address}/sessions", null);
        var once = await web.MailedCodeAsync(reference);
        return (await (await subject.PostAsJsonAsync($"{address}/sessions/confirm", new { code = once })).JsonAsync()).Text("accessToken");
    }

    /// <summary>The last one-time code mailed for a request; one that leaves after the page has answered is waited for.</summary>
    public static async Task<string> MailedCodeAsync(this RunningWeb web, string reference)
    {
        for (var patience = DateTime.UtcNow.AddMinutes(3); DateTime.UtcNow < patience; await Task.Delay(100))
        {
            var mails = (await (await web.Anybody.GetAsync("/dev/outbox")).JsonAsync()).AsArray();
            if (mails.LastOrDefault(one => one!.Text("subject").Contains(reference, StringComparison.Ordinal) && Code.IsMatch(one!.Text("text"))) is { } mail)
            {
                return Code.Match(mail.Text("text")).Value;
            }
        }

        throw new TimeoutException("No code was mailed.");
    }
}
