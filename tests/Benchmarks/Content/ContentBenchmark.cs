using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Web;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Content;

/// <summary>The upload of a gigabyte of records over HTTP against that of a sixteenth: judged, encrypted and stored in PostgreSQL. Memory must not grow with the bytes. The sender is in the same process.</summary>
internal static class ContentBenchmark
{
    public const string Part = "content";
    private const string Activity = "newsletter";
    private const string Holder = "crm";
    private static readonly Actor Agent = new("agnes", new HashSet<Role> { Role.Agent });

    public static Benchmark Benchmark { get; } = new(Part, MeasureAsync);

    /// <summary>In a process of its own.</summary>
    public static async Task RunAsync(long bytes)
    {
        await using var office = await BenchmarkOffice.StartAsync();
        var (query, key) = await AskedAsync(office.Provider);
        await using var web = await WebAsync(office.Provider.GetRequiredService<OfficeOptions>());
        using var client = new HttpClient { BaseAddress = new Uri(web.Urls.Single()), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var before = ChildProcesses.MostMemory(Environment.ProcessId);
        var watch = Stopwatch.StartNew();
        using var content = new StreamContent(new RecordStream(Activity, bytes));
        content.Headers.ContentLength = bytes;
        using var answer = await client.PutAsync(new Uri($"/api/v1/holders/{Holder}/queries/{query}/content", UriKind.Relative), content);
        var said = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(said);
        }

        FreshProcess.Answer(new Taken(watch.Elapsed.TotalSeconds, before, ChildProcesses.MostMemory(Environment.ProcessId)));
        await web.StopAsync();
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var (little, much) = effort.Quick ? (1L << 20, 8L << 20) : (64L << 20, 1L << 30);
        var small = await FreshProcess.AskAsync<Taken>(Part, little.ToString(CultureInfo.InvariantCulture));
        cancel.ThrowIfCancellationRequested();
        var large = await FreshProcess.AskAsync<Taken>(Part, much.ToString(CultureInfo.InvariantCulture));
        return
        [
            .. Figures(little, small),
            .. Figures(much, large),
            Figure.Of($"**peak of memory, {much >> 20} MiB against {little >> 20}**", "times", (double)large.Peak / small.Peak),
        ];
    }

    private static IEnumerable<Figure> Figures(long bytes, Taken taken) =>
    [
        Figure.Of($"{bytes >> 20} MiB: uploaded", "MB/s", bytes / 1e6 / taken.Seconds),
        Figure.Of($"{bytes >> 20} MiB: peak of the process, before", "MB", taken.Before / 1e6),
        Figure.Of($"{bytes >> 20} MiB: peak of the process, after", "MB", taken.Peak / 1e6),
    ];

    private static async Task<(Guid Query, string Key)> AskedAsync(IServiceProvider office)
    {
        await using var scope = office.CreateAsyncScope();
        var filed = (Filed)await scope.ServiceProvider.GetRequiredService<IntakeDesk>().FileAsync(Request(), null, default);
        var id = filed.Request.Cases[0].Id;
        var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
        foreach (var action in new[] { "confirm-identity", "accept-assessment" })
        {
            var offer = (await desk.GetAsync(id, Agent, default))!.AvailableActions.Single(one => one.Action == action);
            var fields = offer.Fields.Where(field => field.Required).ToDictionary(field => field.Name, field => field.Options is [var first, ..] ? first : "ok");
            if (await desk.ActAsync(id, null, Agent, action, fields, default) is not Acted)
            {
                throw new InvalidOperationException($"{action} was refused.");
            }
        }

        var state = await scope.ServiceProvider.GetRequiredService<CaseVault>().StateAsync(id, default);
        return (state.Queries.Single().Id, (await scope.ServiceProvider.GetRequiredService<HolderKeyDesk>().AddAsync(Holder, default))!.Secret);
    }

    private static async Task<WebApplication> WebAsync(OfficeOptions office)
    {
        var keys = Path.GetDirectoryName(office.KeyEncryptionKeyFile)!;
        KeyFile.Create(Path.Combine(keys, "token.key"));
        var options = new WebOptions { Development = true, TokenKeyFile = Path.Combine(keys, "token.key"), FormKeyDirectory = Path.Combine(keys, "forms") };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IQueryBus, NoBus>();
        builder.Services.AddOffice(office).AddWeb(options);
        var web = builder.Build().UseWeb(options);
        await web.StartAsync();
        return web;
    }

    private static NewRequest Request() => new(
        Rights: ["access"],
        Subject: new("Zéphyrine Quillfeather", "1980-05-17", "zephyrine@example.org", null, null, [new("member-number", "QZ99887766")]),
        Relations: ["member"],
        Scope: new([Activity]),
        Language: "fr",
        Channel: "api");

    // Nobody is asked here.
    private sealed class NoBus : IQueryBus
    {
        public Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel) => Task.CompletedTask;

        public Task<bool> IsReachableAsync(CancellationToken cancel) => Task.FromResult(true);
    }

    private sealed record Taken(double Seconds, long Before, long Peak);
}
