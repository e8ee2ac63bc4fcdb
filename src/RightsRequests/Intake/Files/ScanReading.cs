namespace RightsRequests.Intake;

/// <summary>Takes in the scans of a letter: PDF, JPEG or PNG, by their content.</summary>
public sealed class ScanReading(IMalwareScan malware)
{
    /// <summary>Bytes of one file.</summary>
    public const int Largest = 20_000_000;

    /// <summary>Files of one letter.</summary>
    public const int Most = 10;

    /// <summary>The files, looked at; or what is wrong with them, in French and English.</summary>
    public async Task<(IReadOnlyList<IncomingFile> Files, string? Error)> ReadAsync(IReadOnlyList<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        if (files.Count > Most)
        {
            return ([], $"au plus {Most} fichiers / at most {Most} files");
        }

        List<IncomingFile> read = [];
        foreach (var (name, content) in files)
        {
            var kind = FileKind.Of(content);
            if (content.Length > Largest)
            {
                return ([], "un fichier dépasse 20 Mo : numérisez en plus petit / a file is larger than 20 MB: scan it smaller");
            }

            if (!FileKind.Scans.Contains(kind))
            {
                return ([], "un fichier n’est ni PDF, ni JPEG, ni PNG / a file is neither PDF, JPEG nor PNG");
            }

            var verdict = await malware.CheckAsync(content, cancel);
            if (verdict == FileVerdict.Infected)
            {
                return ([], "un fichier contient un logiciel malveillant : il n’a pas été gardé / a file holds malware: it was not kept");
            }

            read.Add(new("scan", FileNames.Safe(name), kind, verdict, content));
        }

        return (read, null);
    }
}
