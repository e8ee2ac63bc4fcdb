using Jering.Javascript.NodeJS;
using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Letters;

/// <summary>One Node process with Typst in it.</summary>
internal sealed class TypstWorker : IDisposable
{
    private readonly ServiceProvider provider;
    private readonly INodeJSService node;
    private readonly string script;

    public TypstWorker(LetterPressOptions options)
    {
        var services = new ServiceCollection();
        services.AddNodeJS();
        services.Configure<NodeJSProcessOptions>(process => process.ProjectPath = options.ScriptRoot);
        services.Configure<OutOfProcessNodeJSServiceOptions>(service =>
        {
            service.TimeoutMS = (int)options.TimeLimit.TotalMilliseconds;
            service.NumRetries = 0;
            service.NumProcessRetries = 0;
            service.GracefulProcessShutdown = false;
        });
        provider = services.BuildServiceProvider();
        node = provider.GetRequiredService<INodeJSService>();
        script = Path.Combine(options.ScriptRoot, "compile.cjs");
    }

    /// <summary>How many letters it has typeset.</summary>
    public int Letters { get; private set; }

    /// <summary>What it held after the last letter, in bytes.</summary>
    public long Memory { get; private set; }

    public async Task<TypstSheet> TypesetAsync(TypstOrder order, CancellationToken cancel)
    {
        var sheet = await node.InvokeFromFileAsync<TypstSheet>(script, args: [order], cancellationToken: cancel).ConfigureAwait(false)
            ?? new TypstSheet(null, []);
        Letters++;
        Memory = sheet.Memory;
        return sheet;
    }

    public void Dispose() => provider.Dispose();
}
