namespace RightsRequests.Web.Tests.Description;

/// <summary>Fails every call whose answer the OpenAPI description does not describe: path, status, content type and body.</summary>
internal sealed class DescribedAnswers(Lazy<Task<ApiDocument>> description, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            var fault = await (await description.Value).FaultAsync(request, answer);
            Assert.True(fault is null, fault);
        }

        return answer;
    }
}
