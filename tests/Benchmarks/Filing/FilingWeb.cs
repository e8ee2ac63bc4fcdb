using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RightsRequests.Benchmarks.Machine;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Web;

namespace RightsRequests.Benchmarks.Filing;

/// <summary>The product's web, and the least that takes a request over HTTP and stores it.</summary>
internal static class FilingWeb
{
    public static async Task<WebApplication> ProductAsync(BenchmarkOffice office)
    {
        var settings = office.Provider.GetRequiredService<OfficeOptions>();
        var keys = Path.GetDirectoryName(settings.KeyEncryptionKeyFile)!;
        KeyFile.Create(Path.Combine(keys, "token.key"));
        var options = new WebOptions { Development = true, TokenKeyFile = Path.Combine(keys, "token.key"), FormKeyDirectory = Path.Combine(keys, "forms") };
        var builder = Builder();
        builder.Services.AddSingleton<IQueryBus, PromptHolders>();
        builder.Services.AddOffice(settings).AddWeb(options);
        var web = builder.Build().UseWeb(options);
        await web.StartAsync();
        return web;
    }

    public static async Task<WebApplication> BareAsync(BenchmarkOffice office)
    {
        var source = NpgsqlDataSource.Create(office.ConnectionString);
        await using (var create = source.CreateCommand("CREATE TABLE bare_requests (id uuid PRIMARY KEY, body jsonb NOT NULL)"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var builder = Builder();
        builder.Services.AddSingleton(source);
        var web = builder.Build();
        web.MapPost("/rows", async (NewRequest request, NpgsqlDataSource database, CancellationToken cancel) =>
        {
            var id = Guid.CreateVersion7();
            await using var insert = database.CreateCommand("INSERT INTO bare_requests (id, body) VALUES ($1, $2::jsonb)");
            insert.Parameters.Add(new() { Value = id });
            insert.Parameters.Add(new() { Value = JsonSerializer.Serialize(request) });
            await insert.ExecuteNonQueryAsync(cancel);
            return Results.Created($"/rows/{id}", new { id });
        });
        await web.StartAsync();
        return web;
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }
}
