using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Web.Tests.Description;

namespace RightsRequests.Web.Tests;

/// <summary>The web as the host composes it, on a real port. Every answer to its clients is held against the description.</summary>
public sealed class RunningWeb : IAsyncDisposable
{
    private readonly WebApplication app;

    // Each asking makes it anew.
    private readonly Lazy<Task<ApiDocument>> description;

    private RunningWeb(WebApplication app)
    {
        this.app = app;
        description = new(() => ApiDocument.OfAsync(Address));
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>A client without credentials.</summary>
    public HttpClient Anybody { get; private set; } = null!;

    /// <summary>One that looks at pages, which the description leaves out.</summary>
    public HttpClient Bare { get; private set; } = null!;

    public AnsweringBus Bus => app.Services.GetRequiredService<AnsweringBus>();

    public static async Task<RunningWeb> StartAsync(WebOptions options, OfficeOptions office, Action<IServiceCollection>? more)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<AnsweringBus>();
        builder.Services.AddSingleton<IQueryBus>(provider => provider.GetRequiredService<AnsweringBus>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<AnsweringBus>());
        builder.Services.AddOffice(office).AddWeb(options);
        more?.Invoke(builder.Services);
        var web = new RunningWeb(builder.Build().UseWeb(options));
        await using (var scope = web.app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(default);
        }

        await web.app.StartAsync();
        web.Address = new Uri(web.app.Urls.Single());
        web.Anybody = web.Client();
        web.Bare = new HttpClient { BaseAddress = web.Address };
        return web;
    }

    public HttpClient Client(string? bearer = null)
    {
        var client = new HttpClient(new DescribedAnswers(description, new HttpClientHandler { AllowAutoRedirect = false })) { BaseAddress = Address };
        if (bearer is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
        }

        return client;
    }

    /// <summary>A member of staff, signed in.</summary>
    public async Task<HttpClient> StaffAsync(string user, params string[] roles)
    {
        var answer = await Anybody.PostAsJsonAsync("/dev/token", new { user, roles });
        return Client((await answer.JsonAsync())["accessToken"]!.GetValue<string>());
    }

    public async Task<JsonNode> FileAsync(object? request = null) =>
        await (await Anybody.PostAsJsonAsync("/api/v1/requests", request ?? Bodies.Access())).JsonAsync();

    /// <summary>A message comes into the mailbox.</summary>
    public async Task<bool> KeepMailAsync(ArrivedMail mail)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailKeeper>().KeepAsync(mail, default);
    }

    /// <summary>Does something in a scope of its own, beside the web.</summary>
    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> what)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<long> CountAsync(string table)
    {
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Anybody.Dispose();
        Bare.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
