using NodaTime;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace RightsRequests.Letters.Evidence;

/// <summary>Reads OCSP responses (RFC 6960) and revocation lists (RFC 5280, 5); what is malformed, of another certificate or signed by another says nothing.</summary>
internal static class RevocationProof
{
    public static RevocationStatus? OfOcsp(byte[] response, X509Certificate certificate, X509Certificate issuer)
    {
        try
        {
            if (new OcspResp(response) is not { Status: OcspRespStatus.Successful } read
                || read.GetResponseObject() is not BasicOcspResp basic
                || !basic.Verify(Responder(basic, issuer)))
            {
                return null;
            }

            var single = basic.Responses.FirstOrDefault(one => one.GetCertID().SerialNumber.Equals(certificate.SerialNumber) && one.GetCertID().MatchesIssuer(issuer));
            return single?.GetCertStatus() switch
            {
                RevokedStatus revoked => Status(Time(revoked.RevocationTime)),
                null when single is not null => Status(null),
                _ => null,
            };

            RevocationStatus Status(Instant? revokedAt) =>
                new(revokedAt, Time(single.ThisUpdate), single.NextUpdate is { } until ? Time(until) : null);
        }
        catch (Exception malformed) when (IsMalformed(malformed))
        {
            return null;
        }
    }

    public static RevocationStatus? OfList(byte[] list, X509Certificate certificate, X509Certificate issuer)
    {
        try
        {
            var read = new X509Crl(list);
            if (!read.IssuerDN.Equivalent(issuer.SubjectDN))
            {
                return null;
            }

            read.Verify(issuer.GetPublicKey());
            var entry = read.GetRevokedCertificate(certificate.SerialNumber);
            return new(
                entry is null ? null : Time(entry.RevocationDate),
                Time(read.ThisUpdate),
                read.NextUpdate is { } until ? Time(until) : null);
        }
        catch (Exception malformed) when (IsMalformed(malformed))
        {
            return null;
        }
    }

    // The issuer itself, or one whom the issuer has made its responder.
    private static AsymmetricKeyParameter Responder(BasicOcspResp response, X509Certificate issuer)
    {
        foreach (var named in response.GetCerts().Where(one => one.GetExtendedKeyUsage()?.Any(usage => usage.Equals(KeyPurposeID.id_kp_OCSPSigning)) == true))
        {
            if (named.IssuerDN.Equivalent(issuer.SubjectDN) && named.IsSignatureValid(issuer.GetPublicKey()) && response.Verify(named.GetPublicKey()))
            {
                return named.GetPublicKey();
            }
        }

        return issuer.GetPublicKey();
    }

    private static Instant Time(DateTime time) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc));

    // A parser of what strangers wrote fails in many ways; none of them is a proof.
    private static bool IsMalformed(Exception failure) =>
        failure is GeneralSecurityException or CryptoException or OcspException or IOException or ArgumentException or InvalidOperationException or InvalidCastException or FormatException or OverflowException or NullReferenceException or IndexOutOfRangeException;
}
