namespace RightsRequests.Web.Tests.Description;

/// <summary>Fails every call whose answer the OpenAPI description does not describe: path, status, content type and body.</summary>
internal sealed class DescribedAnswers(Uri address, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private ApiDocument? document;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            document ??= ApiDocument.Read(await ReadAsync(cancellationToken));
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            var fault = await document.FaultAsync(request, answer);
            Assert.True(fault is null, fault);
        }

        return answer;
    }

    private async Task<string> ReadAsync(CancellationToken cancel)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(address, "/openapi/v1.json"), cancel);
    }
}
