using System.Security.Cryptography;

namespace RightsRequests.Storage;

/// <summary>The file of the key-encryption key: 32 bytes in base64.</summary>
public static class KeyFile
{
    /// <exception cref="InvalidDataException">Not 32 bytes in base64; the message names the file only.</exception>
    internal static KeyEncryptionKey Read(string path)
    {
        var bytes = new byte[33];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == 32
            ? new(bytes[..32])
            : throw new InvalidDataException($"The key file {Path.GetFileName(path)} does not hold 32 bytes in base64.");
    }

    /// <summary>Makes a key that only its owner can read.</summary>
    /// <exception cref="IOException">The file exists: a key is never overwritten.</exception>
    public static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, options);
        file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
