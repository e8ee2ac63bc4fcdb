using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>Calls a controller back, signed, when the status of its request has changed.</summary>
/// <remarks>While it is away the effect waits, for three days; what it refuses for good, and what is too late, is an incident.</remarks>
internal sealed class TellControllerExecutor(OfficeDb db, ContentCipher cipher, CaseVault vault, DsrCallbackClient client, DsrKeyRing keys, OpenDsrOptions options, RealTime realTime) : IEffectExecutor
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly Duration Patience = Duration.FromDays(3);

    public bool Handles(Effect effect) => effect is TellController;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var tell = (TellController)context.Effect;
        var row = await db.DsrRequests.AsNoTracking().SingleOrDefaultAsync(one => one.CaseId == context.CaseId, cancel);
        var state = await vault.StateAsync(context.CaseId, cancel);
        if (row is null || InstructionProgress.Of(state) != tell.Status || !options.Controllers.TryGetValue(row.Controller, out var controller))
        {
            // The next status tells of itself; who is no longer declared is told nothing.
            return;
        }

        var urls = cipher.OpenJson<IReadOnlyList<string>>(await vault.KeyOfCaseAsync(context.CaseId, cancel), row.Callbacks, Purpose.DsrCallbacks);
        List<Exception> away = [];
        var refused = 0;
        foreach (var url in urls)
        {
            // A host that was taken off the list since is not called.
            if (DsrReading.MayBeCalled(url, controller, options.PrivateCallbacks))
            {
                refused = Math.Max(refused, await CallAsync(new(url), DsrDesk.Status(row, state) with { StatusCallbackUrl = url }, DsrVersion.Of(row.Version), away, cancel));
            }
        }

        if (refused > 0)
        {
            throw new WebhookRefusedException(refused);
        }

        if (away is [var first, ..])
        {
            throw realTime.Clock.GetCurrentInstant() - tell.Since < Patience ? new EffectWaitsException(null, first) : first;
        }
    }

    // Zero where it was taken, or is away for now.
    private async Task<int> CallAsync(Uri url, DsrStatus status, DsrVersion version, List<Exception> away, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(status, DsrJson.Options);
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.Add(version.DomainHeader, keys.Key.Domain);
        message.Headers.Add(version.SignatureHeader, keys.Key.Sign(body));
        try
        {
            var (answered, _) = await client.SendAsync(message, LongestAnswer, cancel);
            if (WebhookClient.IsAway(answered))
            {
                away.Add(new WebhookRefusedException((int)answered));
                return 0;
            }

            return (int)answered is >= 200 and < 300 ? 0 : (int)answered;
        }
        catch (Exception absent) when (WebhookClient.IsAway(absent))
        {
            away.Add(absent);
            return 0;
        }
    }
}
