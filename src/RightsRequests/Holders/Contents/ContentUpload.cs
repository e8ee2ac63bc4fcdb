using System.Security.Cryptography;
using RightsRequests.Contracts;
using RightsRequests.Files;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>One part of an upload on its way.</summary>
internal sealed class ContentUpload(ContentStore store, FileScanner scanner, HolderContentRow row, DataKey key, IReadOnlySet<string> activities)
{
    private const int ReadAtOnce = 64 * 1024;

    private readonly ContentLines lines = new(activities, row.Lines);
    private readonly bool fromStart = row.Length == 0;

    public async Task<ContentOutcome> TakeAsync(Stream body, ContentPart part)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var came = part.Offset;
        while (true)
        {
            int count;
            try
            {
                count = await body.ReadAsync(lines.Free[..Math.Min(ReadAtOnce, lines.Free.Length)], CancellationToken.None);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The sender is gone: from here it goes on later.
                await StoreAsync(hash);
                throw;
            }

            if (count == 0)
            {
                break;
            }

            came += count;
            if (came > RightsLimits.ContentBytes)
            {
                return new ContentTooLong();
            }

            if (came > part.Total)
            {
                return new ContentDiffers();
            }

            lines.Came(count);
            if (lines.Fault is not null || lines.IsWorthStoring)
            {
                if (await StoreAsync(hash) is { } refused)
                {
                    return refused;
                }
            }

            if (lines.Fault is { } fault)
            {
                return new ContentInvalid(lines.Lines + 1, row.Length, fault);
            }
        }

        return await EndAsync(part.EndsIt && (part.Total is null || part.Total == came), part.Sha256, hash);
    }

    private async Task<ContentOutcome> EndAsync(bool complete, string? named, IncrementalHash hash)
    {
        if (complete)
        {
            lines.End();
        }

        if (await StoreAsync(hash) is { } refused)
        {
            return refused;
        }

        if (lines.Fault is { } fault)
        {
            return new ContentInvalid(lines.Lines + 1, row.Length, fault);
        }

        if (!complete)
        {
            return new ContentStored(row.Length);
        }

        // What came in several parts is read back: the state of a hash cannot be kept between them.
        var sha256 = fromStart ? Convert.ToHexStringLower(hash.GetHashAndReset()) : await store.HashAsync(row, key, CancellationToken.None);
        if (named is not null && !string.Equals(named, sha256, StringComparison.OrdinalIgnoreCase))
        {
            return new ContentDiffers();
        }

        return await store.CompleteAsync(row, sha256, CancellationToken.None) ? new ContentComplete(sha256, row.Length, row.Records) : new ContentElsewhere(row.Length);
    }

    // Null where it is stored, or there was nothing.
    private async Task<ContentOutcome?> StoreAsync(IncrementalHash hash)
    {
        if (lines.Whole.IsEmpty)
        {
            return null;
        }

        switch (await scanner.ScanAsync(lines.Whole.ToArray(), CancellationToken.None))
        {
            case ScanVerdict.Infected:
                return new ContentInvalid(row.Lines + 1, row.Length, $"the virus scanner found a dangerous program in lines {row.Lines + 1} to {lines.Lines}");
            case ScanVerdict.Unavailable:
                return new ContentUnscanned(row.Length);
            default:
                break;
        }

        hash.AppendData(lines.Whole);
        if (!await store.AddAsync(row, key, lines, CancellationToken.None))
        {
            return new ContentElsewhere(row.Length);
        }

        lines.Stored();
        return null;
    }
}
