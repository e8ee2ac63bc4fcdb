using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters;

/// <summary>Signs letters to the level set, and never below it. Safe to call from several threads.</summary>
public sealed class LetterSigner
{
    // What a signature and a timestamp with its certificates usually need; a larger one is given the room it asks for.
    private const int UsualLength = 12 * 1024;
    private readonly ITimeAuthority? _authority;

    /// <param name="level">What every letter reaches.</param>
    /// <param name="authority">Needed from <see cref="SigningLevel.Timestamped"/> on.</param>
    /// <exception cref="ArgumentException">A level that needs a time authority, and none.</exception>
    public LetterSigner(SigningLevel level, ITimeAuthority? authority = null)
    {
        if (level >= SigningLevel.Timestamped && authority is null)
        {
            throw new ArgumentException($"The level {level.Word()} needs a time authority.", nameof(authority));
        }

        Level = level;
        _authority = authority;
    }

    public SigningLevel Level { get; }

    /// <summary>An authority asked over HTTP.</summary>
    public static ITimeAuthority TimeAuthority(TimeAuthoritySettings settings) => new HttpTimeAuthority(settings, new HttpClient());

    /// <summary>The authority that <see cref="LetterSeal.CreateDevelopmentKey"/> made, inside this process.</summary>
    /// <param name="path">Its <c>timestamp.p12</c>.</param>
    /// <param name="password">Of that file.</param>
    /// <param name="realTime">Not a clock that can be moved.</param>
    public static ITimeAuthority DevelopmentTimeAuthority(string path, string password, IClock realTime)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
        var own = all.Single(one => one.HasPrivateKey);
        return new DevelopmentTimeAuthority(own, [.. all.Where(other => other != own)], realTime);
    }

    /// <summary>The signed PDF: the bytes given, unchanged, and what was added after them.</summary>
    /// <param name="seal">Whose signature.</param>
    /// <param name="pdf">Without a form or a signature.</param>
    /// <param name="signedAt">The time that the signature claims, to the second; a timestamp bears its own.</param>
    /// <param name="reason">Shown by viewers; must not name a person.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="InvalidDataException">Not a PDF, encrypted, or signed already.</exception>
    /// <exception cref="LetterWaitsException">What the level needs from outside is away.</exception>
    public async Task<byte[]> SignAsync(LetterSeal seal, ReadOnlyMemory<byte> pdf, Instant signedAt, string reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return Level == SigningLevel.Basic
            ? seal.Sign(pdf, signedAt, reason)
            : await TimestampedAsync(seal, pdf, signedAt, reason, UsualLength, cancel).ConfigureAwait(false);
    }

    private async Task<byte[]> TimestampedAsync(LetterSeal seal, ReadOnlyMemory<byte> pdf, Instant signedAt, string reason, int length, CancellationToken cancel)
    {
        var space = seal.Prepare(pdf, signedAt, reason, length);
        var cms = seal.Cms(space);
        await TimestampedCms.StampAsync(cms, _authority!, cancel).ConfigureAwait(false);
        var signature = cms.Encode();
        return space.Holds(signature.Length)
            ? space.Fill(signature)
            : await TimestampedAsync(seal, pdf, signedAt, reason, signature.Length + 1024, cancel).ConfigureAwait(false);
    }
}
