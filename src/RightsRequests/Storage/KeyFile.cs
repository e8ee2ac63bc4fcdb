using System.Diagnostics;

namespace RightsRequests.Storage;

/// <summary>The file of the key-encryption keys. Read again whenever it changed: several processes share it.</summary>
public sealed class KeyFile
{
    private readonly string path;
    private readonly Lock gate = new();
    private (DateTime Written, long Length) read;
    private KeyFileContent content;

    private KeyFile(string path)
    {
        this.path = path;
        (content, read) = (Parse(), Stamp());
    }

    /// <exception cref="InvalidDataException">Not a key file; the message names the file only.</exception>
    public static KeyFile Open(string path) => new(path);

    /// <summary>Makes keys that only their owner can read.</summary>
    /// <exception cref="IOException">The file exists: a key is never overwritten.</exception>
    public static void Create(string path) => Write(path, FileMode.CreateNew, KeyFileContent.New());

    /// <summary>True once the database was asked whether this is its file.</summary>
    internal bool IsProven { get; set; }

    internal byte[] HashKey => content.HashKey;

    internal byte[] OfficeKey => content.OfficeKey;

    /// <summary>As the file says now.</summary>
    /// <exception cref="WrongKeyFileException">It is gone, cannot be read, is not whole, or is another installation's: nothing is sealed with keys that may be nowhere any more.</exception>
    internal KeyFileContent Content
    {
        get
        {
            lock (gate)
            {
                var stamp = Stamp();
                if (stamp != read)
                {
                    (content, read) = (Own(), stamp);
                }

                return content;
            }
        }
    }

    /// <summary>Replaces the file in one step: another process reads the old one or the new one. The caller sees to it that nobody else does so meanwhile.</summary>
    internal void Change(Func<KeyFileContent, KeyFileContent> change)
    {
        var changed = change(Content);
        var beside = $"{path}.new";
        File.Delete(beside);
        Write(beside, FileMode.CreateNew, changed);
        KeepOwner(beside);
        File.Move(beside, path, overwrite: true);
        lock (gate)
        {
            (content, read) = (changed, Stamp());
        }
    }

    private KeyFileContent Own()
    {
        var name = Path.GetFileName(path);
        try
        {
            var now = KeyFileContent.Read(File.ReadAllText(path)) ?? throw new WrongKeyFileException(new(
                $"{name} : ce fichier ne contient plus de clés entières, remettez sa sauvegarde",
                $"{name}: this file holds no whole keys any more, put its back-up back"));
            return now.HashKey.AsSpan().SequenceEqual(content.HashKey) ? now : throw new WrongKeyFileException(new(
                $"{name} : remplacé par le fichier de clés d'une autre installation, ce processus ne continue qu'avec le sien",
                $"{name}: replaced by the key file of another installation, this process goes on only with its own"));
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new WrongKeyFileException(new(
                $"{name} : ce fichier n'y est plus, ou ce compte ne peut plus le lire ; remettez-le, ou sa sauvegarde",
                $"{name}: this file is not there any more, or this account cannot read it any more; put it back, or its back-up"));
        }
    }

    // The administrator may rotate; the program's account must be able to read what comes of it.
    private void KeepOwner(string beside)
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["--reference", path, beside]);
            chown.WaitForExit();
            if (chown.ExitCode != 0)
            {
                throw new IOException($"The key file {Path.GetFileName(path)} was not changed: its new copy could not be given to its owner.");
            }
        }
    }

    private static void Write(string path, FileMode mode, KeyFileContent content)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(System.Text.Encoding.ASCII.GetBytes(content.Write()));
        // What is destroyed by a new file must be destroyed after a power cut too.
        file.Flush(flushToDisk: true);
    }

    private KeyFileContent Parse() => KeyFileContent.Read(File.ReadAllText(path))
        ?? throw new InvalidDataException($"{Path.GetFileName(path)} : ce fichier ne contient pas de clés entières, remettez sa sauvegarde / this file does not hold whole keys, put its back-up back");

    private (DateTime, long) Stamp()
    {
        var file = new FileInfo(path);
        return (file.LastWriteTimeUtc, file.Exists ? file.Length : -1);
    }
}
