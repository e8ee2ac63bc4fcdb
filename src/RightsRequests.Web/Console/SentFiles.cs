using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Console;

/// <summary>Files of a form, read whole: each is encrypted as one.</summary>
internal static class SentFiles
{
    public static async Task<IReadOnlyList<(string Name, byte[] Content)>> ReadAsync(this IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        List<(string, byte[])> read = [];
        foreach (var file in files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            read.Add((file.FileName, bytes.ToArray()));
        }

        return read;
    }
}
