using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>Remembers what was signed, by digest, and under which certificates: with what else a batch writes.</summary>
internal static class LetterRegister
{
    /// <summary>A letter, as it was signed or renewed.</summary>
    public static void Add(OfficeBatch batch, Guid letterId, byte[] pdf, Instant now) => batch.Say(
        "INSERT INTO issued_letters (sha256, letter_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        SHA256.HashData(pdf), letterId, now);

    /// <summary>The certificate that signed, and those above it.</summary>
    public static void Add(OfficeBatch batch, LetterSeal seal)
    {
        IReadOnlyList<X509Certificate2> all = [seal.Certificate, .. seal.Chain];
        batch.Say(
            "INSERT INTO seal_certificates (sha256, certificate, signer) SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::boolean[]) ON CONFLICT DO NOTHING",
            all.Column(one => SHA256.HashData(one.RawData)), all.Column(one => one.RawData), all.Column(one => one == seal.Certificate));
    }
}
