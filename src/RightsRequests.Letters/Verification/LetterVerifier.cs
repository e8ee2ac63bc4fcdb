using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters.Verification;

namespace RightsRequests.Letters;

/// <summary>Verifies the signature of any PDF, ours or foreign.</summary>
public static class LetterVerifier
{
    /// <summary>A letter with its data stays far below; reading needs a few times as much memory.</summary>
    private const int LargestFile = 256 * 1024 * 1024;

    /// <summary>A file made to be slow must not hold up who checks it.</summary>
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(30);

    // The reader recurses over nested objects; where its own limit is not enough, this is.
    private const int ReadingStack = 64 * 1024 * 1024;

    /// <summary>
    /// Checks the last signature of the PDF. Never throws on bad input: says why in <see cref="LetterVerification.Reason"/>.
    /// Asks nothing of any network: no revocation lists, no missing certificates.
    /// </summary>
    /// <param name="pdf">The file.</param>
    /// <param name="trust">The roots to trust, and no others; null for those of the system.</param>
    public static LetterVerification Verify(ReadOnlyMemory<byte> pdf, X509Certificate2Collection? trust)
    {
        if (pdf.Length > LargestFile)
        {
            return Refused("Le fichier dépasse 256 Mo et n’a pas été lu. / The file is larger than 256 MB and was not read.");
        }

        LetterVerification? found = null;
        var reading = new Thread(() => found = VerifyOrSayWhyNot(pdf, trust), ReadingStack) { IsBackground = true, Name = "letter verification" };
        reading.Start();
        return reading.Join(LongestReading) && found is not null ? found : Refused("Le fichier n’a pu être lu en un temps raisonnable. / The file could not be read in reasonable time.");
    }

    private static LetterVerification VerifyOrSayWhyNot(ReadOnlyMemory<byte> pdf, X509Certificate2Collection? trust)
    {
        try
        {
            return SignatureCheck.Run(pdf, trust);
        }
        catch (Exception)
        {
            // Whatever a hostile file provokes in a reader is an answer too: not valid.
            return Refused("Le fichier n’a pu être vérifié. / The file could not be verified.");
        }
    }

    private static LetterVerification Refused(string reason) => new(false, null, null, false, null, false, reason);
}
