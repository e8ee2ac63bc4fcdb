namespace RightsRequests.Storage;

/// <summary>A certificate under which letters were signed, or one above it: old letters are recognised after the key has changed, by a process that holds no key.</summary>
public sealed class SealCertificateRow
{
    /// <summary>SHA-256 of the certificate.</summary>
    public required byte[] Sha256 { get; set; }

    /// <summary>DER.</summary>
    public required byte[] Certificate { get; set; }

    /// <summary>True for a signer's, false for one above it.</summary>
    public bool Signer { get; set; }
}
