using System.Security.Cryptography.Pkcs;
using NodaTime;
using RightsRequests.Letters;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>The development authority, which can be taken away and given back.</summary>
internal sealed class SwitchableTimeAuthority : ITimeAuthority, IDisposable
{
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("office-time-authority");
    private readonly ITimeAuthority real;

    public SwitchableTimeAuthority()
    {
        LetterSeal.CreateDevelopmentKey(keys.FullName, "test", Instant.FromUtc(2026, 4, 1, 8, 0));
        real = LetterSigner.DevelopmentTimeAuthority(Path.Combine(keys.FullName, "timestamp.p12"), "test", SystemClock.Instance);
    }

    public bool Away { get; set; }

    public int Asked { get; private set; }

    public Task<Rfc3161TimestampToken> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        Asked++;
        return Away
            ? throw new LetterWaitsException(LetterWaitsException.TimeAuthority, "The time authority does not answer.")
            : real.StampAsync(sha256, cancel);
    }

    public void Dispose() => keys.Delete(recursive: true);
}
