using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>A holder with <c>transport: webhook</c>: takes queries that are signed and not old, and answers in the response.</summary>
internal sealed class DemoWebhook(Uri address, byte[] secret, HolderResponder responder, TimeProvider time)
{
    private const long OldestSeconds = 300;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add(address.ToString().TrimEnd('/') + "/");
        listener.Start();
        using var ending = stopping.Register(listener.Close);
        while (!stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            try
            {
                await ServeAsync(context, stopping);
            }
            catch (Exception gone) when (gone is HttpListenerException or IOException or OperationCanceledException)
            {
                // Who asked hung up, and asks again.
                context.Response.Abort();
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context, CancellationToken stopping)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body, stopping);
        var answer = IsGenuine(context.Request, body.ToArray()) ? await responder.AnswerAsync(body.ToArray(), context.Request.Headers[RightsBroker.TraceHeader], stopping) : null;
        context.Response.StatusCode = answer is not null ? 200 : IsGenuine(context.Request, body.ToArray()) ? 400 : 401;
        if (answer is not null)
        {
            context.Response.ContentType = RightsBroker.ContentType;
            if (answer.Traceparent is { } traceparent)
            {
                context.Response.Headers[RightsBroker.TraceHeader] = traceparent;
            }

            await context.Response.OutputStream.WriteAsync(answer.Body, stopping);
        }

        context.Response.Close();
    }

    // The signature over the body says who sends; the one over the time as well, that it is no old sending.
    private bool IsGenuine(HttpListenerRequest request, byte[] body)
    {
        var seconds = request.Headers["X-Rights-Timestamp"] ?? "";
        return Fits(request.Headers["X-Rights-Signature"], body)
            && Fits(request.Headers["X-Rights-Timestamp-Signature"], [.. Encoding.ASCII.GetBytes(seconds + "."), .. body])
            && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - sent) <= OldestSeconds;
    }

    private bool Fits(string? signature, byte[] content) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature ?? ""), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(secret, content))));
}
