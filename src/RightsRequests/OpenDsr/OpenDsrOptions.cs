using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.OpenDsr;

/// <summary>What OpenDSR must be told; without it nothing is received, and processors are trusted by the machine's roots.</summary>
public sealed record OpenDsrOptions
{
    /// <summary>Domain that our certificate is for and under which controllers reach us; null: we receive nothing.</summary>
    public string? Domain { get; init; }

    /// <summary>PKCS#12 with an RSA key, its certificate and those above it.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Of <see cref="KeyFile"/>.</summary>
    public string KeyPassword { get; init; } = "";

    /// <summary>How we sign, and which of the two we accept from processors.</summary>
    public DsrPadding Padding { get; init; } = DsrPadding.Pss;

    /// <summary>Roots of the certificates of processors; null: the machine's.</summary>
    public X509Certificate2Collection? Trust { get; init; }

    /// <summary>Who may send us requests, by the id of a recipient that activities of the register are processed for.</summary>
    public IReadOnlyDictionary<string, DsrController> Controllers { get; init; } = new Dictionary<string, DsrController>();

    /// <summary>True: callbacks may lead into private networks and, in clear, to this machine. For networks of one's own.</summary>
    public bool PrivateCallbacks { get; init; }
}

/// <summary>A controller for whom we process.</summary>
/// <param name="Callbacks">Hosts that its callbacks may have.</param>
/// <param name="Processor">Which of our controllers acts as its processor; null: the first.</param>
public sealed record DsrController(IReadOnlyList<string> Callbacks, string? Processor = null);

/// <summary>How RSA signatures over SHA-256 are padded.</summary>
public enum DsrPadding
{
    /// <summary>RSASSA-PSS, salt as long as the hash.</summary>
    Pss,

    /// <summary>RSASSA-PKCS1-v1_5.</summary>
    Pkcs1,
}
