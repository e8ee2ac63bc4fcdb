namespace RightsRequests.Host.Commands;

/// <summary>A file that a command writes: whole under its name, or not there at all.</summary>
internal static class WrittenFile
{
    // errno, which .NET hands on as it is; the last one is Windows' word for the first.
    private const int NoSpace = 28;
    private const int QuotaReached = 122;
    private const int ReadOnlyDisk = 30;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Writes it beside its place, then puts it there; what stood there stays where that fails.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">All of it.</param>
    /// <param name="secret">True where only this account may read it, from its first moment on.</param>
    /// <param name="cancel">Ends it; nothing is left then.</param>
    /// <exception cref="IOException">It was not written: which file, and why, French first.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, bool secret, CancellationToken cancel)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} : c'est un dossier, il faut le nom d'un fichier / this is a folder, the name of a file is needed");
        }

        try
        {
            await (IsPlace(path) ? PutAsync(path, content, secret, cancel) : FillAsync(path, FileMode.Create, content, secret, cancel));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new IOException($"{path} : rien n'a été écrit, {Why(failed)}", failed);
        }
    }

    // What is empty holds nothing to lose, and a device (/dev/stdout) or a link cannot be put in place of another.
    private static bool IsPlace(string path) => !Path.Exists(path) || new FileInfo(path) is { LinkTarget: null, Exists: true, Length: > 0 };

    private static async Task PutAsync(string path, ReadOnlyMemory<byte> content, bool secret, CancellationToken cancel)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await FillAsync(beside, FileMode.CreateNew, content, secret, cancel);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static async Task FillAsync(string path, FileMode mode, ReadOnlyMemory<byte> content, bool secret, CancellationToken cancel)
    {
        // Without a buffer nothing is left to be written, and to fail anew, when it is closed.
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 0 };
        if (secret && mode == FileMode.CreateNew && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        try
        {
            await file.WriteAsync(content, cancel);
            // A disk may find only now that it has no room; a device has nothing to be flushed.
            if (mode == FileMode.CreateNew)
            {
                file.Flush(flushToDisk: true);
            }
        }
        catch when (mode == FileMode.Create && file.CanSeek)
        {
            Empty(file);
            throw;
        }
    }

    private static void Empty(FileStream file)
    {
        try
        {
            file.SetLength(0);
        }
        catch (Exception device) when (device is IOException or UnauthorizedAccessException)
        {
            // It has no length, and keeps nothing.
        }
    }

    private static string Why(Exception failed) => failed switch
    {
        UnauthorizedAccessException => $"ce compte ({Environment.UserName}) n'a pas le droit d'y écrire / nothing was written, this account ({Environment.UserName}) may not write there",
        DirectoryNotFoundException => "ce dossier n'existe pas / nothing was written, there is no such folder",
        { HResult: NoSpace or QuotaReached or WindowsDiskFull } => "le disque est plein : libérez de la place, ou écrivez ailleurs / nothing was written, the disk is full: make room, or write elsewhere",
        // So .NET calls a file beyond the limit of the account or of the disk.
        ArgumentOutOfRangeException => "le fichier serait plus grand que ce qui est permis ici (ulimit -f) / nothing was written, the file would be larger than what is allowed here (ulimit -f)",
        { HResult: ReadOnlyDisk } => "ce disque est en lecture seule / nothing was written, this disk is read-only",
        _ => $"le système dit / nothing was written, the system says: {failed.Message}",
    };
}
