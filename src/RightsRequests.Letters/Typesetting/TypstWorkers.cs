using System.Threading.Channels;
using Jering.Javascript.NodeJS;

namespace RightsRequests.Letters;

/// <summary>The workers, each with one letter at a time; one that fails, hangs or has grown is ended and replaced.</summary>
internal sealed class TypstWorkers : IDisposable
{
    private readonly LetterPressOptions options;
    private readonly Channel<TypstWorker> free;
    private volatile bool disposed;
    private int replaced;

    public TypstWorkers(LetterPressOptions options)
    {
        this.options = options;
        free = Channel.CreateBounded<TypstWorker>(options.Workers);
        for (var index = 0; index < options.Workers; index++)
        {
            free.Writer.TryWrite(new TypstWorker(options));
        }
    }

    /// <summary>How many workers were replaced, grown, worn or dead.</summary>
    public int Replaced => replaced;

    public async Task<TypstSheet> TypesetAsync(TypstOrder order, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var worker = await free.Reader.ReadAsync(cancel).ConfigureAwait(false);
            var sound = false;
            try
            {
                var sheet = await worker.TypesetAsync(order, cancel).ConfigureAwait(false);
                sound = worker.Letters < options.LettersPerWorker && worker.Memory < options.LargestWorker;
                return sheet;
            }
            catch (Exception failure) when (failure is InvocationException or ConnectionException or HttpRequestException)
            {
                if (attempt < options.Retries)
                {
                    continue;
                }

                // The cause is not passed on: its text may quote what the worker was given.
                throw new LetterFailedException(
                    $"The letter {order.Template} could not be typeset: its worker failed or took longer than {options.TimeLimit.TotalSeconds} s, {attempt + 1} times ({failure.GetType().Name}).");
            }
            finally
            {
                GiveBack(worker, sound);
            }
        }
    }

    private void GiveBack(TypstWorker worker, bool sound)
    {
        if (!sound || disposed)
        {
            worker.Dispose();
            worker = new TypstWorker(options);
            Interlocked.Increment(ref replaced);
        }

        if (disposed || !free.Writer.TryWrite(worker))
        {
            worker.Dispose();
        }
    }

    public void Dispose()
    {
        disposed = true;
        free.Writer.TryComplete();
        while (free.Reader.TryRead(out var worker))
        {
            worker.Dispose();
        }
    }
}
