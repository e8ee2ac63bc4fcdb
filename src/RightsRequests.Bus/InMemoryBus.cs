using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Bus;

/// <summary>Program that plays the holders over standard input and output; null: nobody answers, and a person decides without.</summary>
public sealed record InMemoryHolders(string? Program, string? PeopleFile, string? StateDirectory, IReadOnlyList<string> Except);

/// <summary>Carries queries and answers without a broker, for a first run: what is on its way dies with the process, and the holders are then asked again when their timers say so.</summary>
internal sealed class InMemoryBus(InMemoryHolders holders, IServiceScopeFactory scopes, ILogger<InMemoryBus> log) : BackgroundService, IQueryBus
{
    private readonly Channel<string> queries = Channel.CreateUnbounded<string>();

    public Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel)
    {
        var line = $"{{\"holder\":{JsonSerializer.Serialize(holder)},\"query\":{JsonSerializer.Serialize(query, RightsJson.Options)}}}";
        return queries.Writer.WriteAsync(line, cancel).AsTask();
    }

    public Task<bool> IsReachableAsync(CancellationToken cancel) => Task.FromResult(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (holders.Program is not { } program)
        {
            return;
        }

        using var process = Process.Start(Start(program))!;
        using var ending = stoppingToken.Register(() => process.Kill(entireProcessTree: true));
        var writing = WriteAsync(process.StandardInput, stoppingToken);
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            await TakeAsync(line, stoppingToken);
        }

        if (!stoppingToken.IsCancellationRequested)
        {
            log.LogError("The program that plays the holders has ended; nobody answers any more.");
        }

        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private ProcessStartInfo Start(string program)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        List<string> arguments = [program, "--pipes"];
        Add("--people", holders.PeopleFile);
        Add("--state", holders.StateDirectory);
        foreach (var holder in holders.Except)
        {
            Add("--except", holder);
        }

        return new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };

        void Add(string option, string? value)
        {
            if (value is not null)
            {
                arguments.AddRange([option, value]);
            }
        }
    }

    private async Task WriteAsync(StreamWriter input, CancellationToken stopping)
    {
        await foreach (var line in queries.Reader.ReadAllAsync(stopping))
        {
            await input.WriteLineAsync(line.AsMemory(), stopping);
            await input.FlushAsync(stopping);
        }
    }

    private async Task TakeAsync(string line, CancellationToken stopping)
    {
        try
        {
            using var message = JsonDocument.Parse(line);
            var body = Encoding.UTF8.GetBytes(message.RootElement.GetProperty("answer").GetRawText());
            await using var scope = scopes.CreateAsyncScope();
            // The pipe stands for the holder's broker account.
            await scope.ServiceProvider.GetRequiredService<HolderDesk>()
                .AnswerArrivedAsync(body, message.RootElement.GetProperty("holder").GetString(), correlationId: null, stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError("An answer could not be stored ({Fault}); its holder is asked again when its timer says so.", fault.GetType().Name);
        }
    }
}
