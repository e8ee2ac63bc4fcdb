using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Delivery;

/// <summary>The door for anyone who holds a letter: is it ours, and as we issued it? Tells nothing of the person.</summary>
public sealed class VerificationDesk
{
    private readonly OfficeDb db;
    private readonly X509Certificate2Collection? timeRoots;

    internal VerificationDesk(OfficeDb db, X509Certificate2Collection? timeRoots)
    {
        this.db = db;
        this.timeRoots = timeRoots;
    }

    /// <summary>The letter that bears this code; null for a wrong code and an unknown reference alike.</summary>
    public async Task<IssuedLetter?> FindAsync(string? reference, string? code, CancellationToken cancel)
    {
        if (reference is null || code is not { Length: 32 } || !code.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var proof = Convert.FromHexString(code);
        var found = await Issued(db.Letters.Where(letter => letter.Proof == proof && letter.Signed)).FirstOrDefaultAsync(cancel);
        return found?.Reference == reference ? found : null;
    }

    /// <summary>What can be said of a file.</summary>
    public async Task<LetterFinding> CheckAsync(byte[] pdf, CancellationToken cancel)
    {
        var sha256 = SHA256.HashData(pdf);
        var issued = await Issued(db.IssuedLetters.Where(one => one.Sha256 == sha256).Join(db.Letters, one => one.LetterId, letter => letter.Id, (_, letter) => letter))
            .FirstOrDefaultAsync(cancel);
        var known = await db.SealCertificates.AsNoTracking().ToListAsync(cancel);
        var trust = new X509Certificate2Collection();
        foreach (var one in known)
        {
            trust.Add(X509CertificateLoader.LoadCertificate(one.Certificate));
        }

        trust.AddRange(timeRoots ?? []);
        var found = LetterVerifier.Verify(pdf, trust);
        var ours = found.SignerCertificate is { } signer && known.Any(one => one.Signer && Convert.ToHexStringLower(one.Sha256) == signer);
        return new(issued, ours, found);
    }

    private IQueryable<IssuedLetter> Issued(IQueryable<LetterRow> letters) =>
        from letter in letters
        join row in db.Cases on letter.CaseId equals row.Id
        select new IssuedLetter(row.Reference, letter.Kind, row.Right, row.Controller, letter.ChangedAt);
}

/// <summary>A letter of the register, without anything about the person.</summary>
/// <param name="Kind">Word of the contract.</param>
/// <param name="Controller">Id of the controller that signed it.</param>
public sealed record IssuedLetter(string Reference, string Kind, string Right, string Controller, NodaTime.Instant SignedAt);

/// <param name="Issued">The letter whose signed bytes these are exactly; null where none.</param>
/// <param name="Ours">True where the signer's certificate is one of ours, whether or not the signature holds.</param>
/// <param name="Signature">What the signature says.</param>
public sealed record LetterFinding(IssuedLetter? Issued, bool Ours, LetterVerification Signature)
{
    /// <summary>Ours, and unchanged since.</summary>
    public bool Genuine => Issued is not null || (Ours && Signature.Valid);
}
