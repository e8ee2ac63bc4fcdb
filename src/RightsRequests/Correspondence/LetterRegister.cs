using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>Remembers what was signed, by digest, and under which certificates. Joins the caller's transaction.</summary>
internal sealed class LetterRegister(OfficeDb db, IClock clock)
{
    public async Task AddAsync(Guid letterId, byte[] pdf, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO issued_letters (sha256, letter_id, at) VALUES ({SHA256.HashData(pdf)}, {letterId}, {clock.GetCurrentInstant()}) ON CONFLICT DO NOTHING",
            cancel);

    public async Task AddAsync(LetterSeal seal, CancellationToken cancel)
    {
        await AddAsync(seal.Certificate, signer: true, cancel);
        foreach (var above in seal.Chain)
        {
            await AddAsync(above, signer: false, cancel);
        }
    }

    private Task<int> AddAsync(X509Certificate2 certificate, bool signer, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"INSERT INTO seal_certificates (sha256, certificate, signer) VALUES ({SHA256.HashData(certificate.RawData)}, {certificate.RawData}, {signer}) ON CONFLICT DO NOTHING",
            cancel);
}
