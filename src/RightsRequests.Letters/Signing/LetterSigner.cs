using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Evidence;
using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters;

/// <summary>Signs letters to the level set, and never below it. Safe to call from several threads.</summary>
public sealed class LetterSigner
{
    // What a signature and a timestamp with its certificates usually need; a larger one is given the room it asks for.
    private const int UsualLength = 12 * 1024;
    private readonly ITimeAuthority? _authority;
    private readonly EvidenceCollector _evidence;
    private readonly IClock _realTime;

    /// <param name="level">What every letter reaches.</param>
    /// <param name="realTime">For certificates and revocation information; not a clock that can be moved.</param>
    /// <param name="authority">Needed from <see cref="SigningLevel.Timestamped"/> on.</param>
    /// <param name="known">Certificates above those that come with keys and timestamps, roots included.</param>
    /// <exception cref="ArgumentException">A level that needs a time authority, and none.</exception>
    public LetterSigner(SigningLevel level, IClock realTime, ITimeAuthority? authority = null, X509Certificate2Collection? known = null)
    {
        if (level >= SigningLevel.Timestamped && authority is null)
        {
            throw new ArgumentException($"The level {level.Word()} needs a time authority.", nameof(authority));
        }

        Level = level;
        _realTime = realTime;
        _authority = authority;
        _evidence = new EvidenceCollector(known ?? [], new HttpClient(), realTime);
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

    /// <summary>Why no letter sealed so can reach the level set, in a sentence; null when nothing speaks against it.</summary>
    /// <remarks>Looks at what lies in the key's own chain, and asks nobody.</remarks>
    public string? Unreachable(LetterSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return Level >= SigningLevel.LongTerm && EvidenceCollector.Silent([seal.Certificate, .. seal.Chain]) is { } silent
            ? $"RIGHTS__SignatureLevel={Level.Word()} : le certificat {silent.Subject} ne nomme ni répondeur OCSP ni liste de révocation. / The certificate names neither an OCSP responder nor a revocation list."
            : null;
    }

    /// <summary>When the certificate of the PDF's newest timestamp ends, and its proof with it unless it is renewed before; null without a timestamp.</summary>
    /// <exception cref="InvalidDataException">Not a PDF, or not signed.</exception>
    public static Instant? EvidenceEnds(ReadOnlyMemory<byte> pdf) => SignedChains.EvidenceEnds(pdf);

    /// <summary>The signed PDF: the bytes given, unchanged, and what was added after them.</summary>
    /// <param name="seal">Whose signature.</param>
    /// <param name="pdf">Without a form or a signature.</param>
    /// <param name="signedAt">The time that the signature claims, to the second; a timestamp bears its own.</param>
    /// <param name="reason">Shown by viewers; must not name a person.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="InvalidDataException">Not a PDF, encrypted, or signed already.</exception>
    /// <exception cref="LetterWaitsException">What the level needs from outside is away, or the seal's certificate may not seal now: nobody could verify such a letter.</exception>
    /// <exception cref="CryptographicException">The key refuses, a certificate is revoked, or one above it is not known.</exception>
    public async Task<byte[]> SignAsync(LetterSeal seal, ReadOnlyMemory<byte> pdf, Instant signedAt, string reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(seal);
        if (SealFile.Fault(seal.Certificate, _realTime.GetCurrentInstant()) is { } unfit)
        {
            throw new LetterWaitsException(LetterWaitsException.SigningService, unfit);
        }

        if (Level == SigningLevel.Basic)
        {
            return seal.Sign(pdf, signedAt, reason);
        }

        var timestamped = await TimestampedAsync(seal, pdf, signedAt, reason, UsualLength, cancel).ConfigureAwait(false);
        return Level switch
        {
            SigningLevel.LongTerm => LongTermUpdate.WithEvidence(timestamped, await EvidenceAsync(timestamped, cancel).ConfigureAwait(false)),
            SigningLevel.Archived => await RenewAsync(timestamped, cancel).ConfigureAwait(false),
            _ => timestamped,
        };
    }

    /// <summary>The PDF with all evidence as it is known now and a new timestamp over everything. The bytes given stay as they are: every earlier proof can still be checked.</summary>
    /// <param name="signed">A signed PDF.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="InvalidDataException">Not a PDF, or not signed.</exception>
    /// <exception cref="InvalidOperationException">There is no time authority.</exception>
    /// <exception cref="LetterWaitsException">The time authority, or who tells of revocations, is away.</exception>
    public async Task<byte[]> RenewAsync(ReadOnlyMemory<byte> signed, CancellationToken cancel)
    {
        if (_authority is null)
        {
            throw new InvalidOperationException("Proofs are renewed with a time authority, and none is set.");
        }

        var evidence = await EvidenceAsync(signed, cancel).ConfigureAwait(false);
        for (var length = UsualLength; ;)
        {
            var space = LongTermUpdate.WithTimestampSpace(signed, evidence, length);
            var token = (await _authority.StampAsync(SHA256.HashData(space.SignedBytes()), cancel).ConfigureAwait(false)).AsSignedCms().Encode();
            if (space.Holds(token.Length))
            {
                return space.Fill(token);
            }

            length = token.Length + 1024;
        }
    }

    private async Task<IReadOnlyList<SignatureEvidence>> EvidenceAsync(ReadOnlyMemory<byte> signed, CancellationToken cancel)
    {
        var evidence = new List<SignatureEvidence>();
        using var before = PdfRevision.Read(signed);
        foreach (var (contents, signers) in SignedChains.Of(signed))
        {
            if (SecurityStore.Proves(before, contents))
            {
                // Proven in its time; nobody need answer for a certificate that has ended since.
                continue;
            }

            var data = ValidationData.None;
            foreach (var cms in signers)
            {
                data = data.With(await _evidence.OfChainAsync(SignedChains.Signer(cms), cms.Certificates, cancel).ConfigureAwait(false));
            }

            evidence.Add(new(contents, data));
        }

        return evidence;
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
