using NodaTime;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>A development key and its time authorities, in a folder of their own.</summary>
internal sealed class BenchmarkKeys : IDisposable
{
    private const string Password = "benchmark";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("benchmark-keys-");

    public BenchmarkKeys()
    {
        LetterSeal.CreateDevelopmentKey(folder.FullName, Password, SignedAt);
        Seal = LetterSeal.Open(Path.Combine(folder.FullName, "signing.p12"), Password);
        var stamp = Path.Combine(folder.FullName, "timestamp.p12");
        Basic = new("B-B", new LetterSigner(SigningLevel.Basic, SystemClock.Instance), null);
        Timestamped = Stamped("B-T", LetterSigner.DevelopmentTimeAuthority(stamp, Password, SystemClock.Instance));
        Foreign = Stamped("B-T by openssl ts", new OpensslAuthority(folder.FullName, stamp, Password));
    }

    public static Instant SignedAt { get; } = SystemClock.Instance.GetCurrentInstant();

    public LetterSeal Seal { get; }

    public SignatureLevel Basic { get; }

    /// <summary>The authority is inside the process.</summary>
    public SignatureLevel Timestamped { get; }

    public SignatureLevel Foreign { get; }

    public Task<byte[]> SignAsync(SignatureLevel level, byte[] pdf, CancellationToken cancel) =>
        level.Signer.SignAsync(Seal, pdf, SignedAt, "Réponse à votre demande", cancel);

    public void Dispose()
    {
        Seal.Dispose();
        folder.Delete(recursive: true);
    }

    private static SignatureLevel Stamped(string name, ITimeAuthority authority) =>
        new(name, new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance, authority), authority);
}
