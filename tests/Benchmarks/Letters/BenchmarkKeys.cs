using NodaTime;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>A development key and its time authority, in a folder of their own.</summary>
internal sealed class BenchmarkKeys : IDisposable
{
    private const string Password = "benchmark";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("benchmark-keys-");

    public BenchmarkKeys()
    {
        LetterSeal.CreateDevelopmentKey(folder.FullName, Password, SignedAt);
        Seal = LetterSeal.Open(Path.Combine(folder.FullName, "signing.p12"), Password);
        var authority = LetterSigner.DevelopmentTimeAuthority(Path.Combine(folder.FullName, "timestamp.p12"), Password, SystemClock.Instance);
        Levels =
        [
            ("B-B", new LetterSigner(SigningLevel.Basic, SystemClock.Instance), null),
            ("B-T", new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance, authority), authority),
        ];
    }

    public static Instant SignedAt { get; } = SystemClock.Instance.GetCurrentInstant();

    public LetterSeal Seal { get; }

    /// <summary>What is signed, and who gives the time.</summary>
    public IReadOnlyList<(string Name, LetterSigner Signer, ITimeAuthority? Authority)> Levels { get; }

    public void Dispose()
    {
        Seal.Dispose();
        folder.Delete(recursive: true);
    }
}
