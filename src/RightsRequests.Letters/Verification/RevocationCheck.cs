using NodaTime;
using RightsRequests.Letters.Evidence;
using Bc = Org.BouncyCastle.X509;

namespace RightsRequests.Letters.Verification;

/// <summary>What the document itself proves about the revocation of a chain.</summary>
internal static class RevocationCheck
{
    /// <param name="path">From the signer up to the root, which nobody revokes.</param>
    /// <param name="store">The document's evidence.</param>
    /// <param name="at">When the chain was relied on.</param>
    public static RevocationFinding Run(IReadOnlyList<byte[]> path, ValidationData store, Instant at)
    {
        var proven = path.Count > 0;
        Instant? revokedAt = null;
        for (var link = 0; link + 1 < path.Count; link++)
        {
            var (certificate, issuer) = (new Bc.X509Certificate(path[link]), new Bc.X509Certificate(path[link + 1]));
            var known = store.OcspResponses.Select(response => RevocationProof.OfOcsp(response, certificate, issuer))
                .Concat(store.Lists.Select(list => RevocationProof.OfList(list, certificate, issuer)))
                .OfType<RevocationStatus>()
                .ToList();
            var revocation = known.Where(status => status.RevokedAt is not null).Select(status => status.RevokedAt).Min();
            revokedAt = revokedAt is null || revocation < revokedAt ? revocation : revokedAt;
            proven &= known.Any(status => status.Covers(at));
        }

        return new(proven, revokedAt);
    }
}
