using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Web.Tests.Pages.Places;

/// <summary>A page of another site that shows an address of ours in a frame. By the name localhost it is another site than 127.0.0.1.</summary>
internal sealed class OrganisationSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private OrganisationSite(WebApplication app) => this.app = app;

    public Uri Listed => new($"http://localhost:{Unlisted.Port}");

    public Uri Unlisted => new(app.Urls.Single());

    public static async Task<OrganisationSite> StartAsync(Uri framed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = new OrganisationSite(builder.Build());
        site.app.MapGet("/", (string path, int? width) => Results.Content(
            $"<!DOCTYPE html><html lang=\"fr\"><head><title>Nos services</title></head><body><main><h1>Nos services</h1><iframe src=\"{new Uri(framed, path)}\" title=\"Vos données, vos droits\" width=\"{width ?? 700}\" height=\"1400\"></iframe></main></body></html>", "text/html; charset=utf-8"));
        await site.app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
