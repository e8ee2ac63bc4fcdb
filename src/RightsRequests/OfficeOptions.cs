using RightsRequests.Letters;

namespace RightsRequests;

/// <summary>What the office must be told.</summary>
public sealed record OfficeOptions
{
    public required string ConnectionString { get; init; }

    /// <summary>The policy pack.</summary>
    public required string WorkflowsDirectory { get; init; }

    /// <summary>File with 32 bytes in base64.</summary>
    public required string KeyEncryptionKeyFile { get; init; }

    /// <summary>PKCS#12.</summary>
    public required string SigningKeyFile { get; init; }
    public required string SigningKeyPassword { get; init; }

    /// <summary>True: the clock can be moved and mails without SMTP land in the outbox table.</summary>
    public bool Development { get; init; }

    /// <summary>For example <c>smtp://user:password@host:587</c>.</summary>
    public Uri? SmtpUri { get; init; }

    /// <summary>Virus scanner that judges files sent in, for example <c>tcp://127.0.0.1:3310</c>; null: none. While it is away no file is taken.</summary>
    public Uri? Clamd { get; init; }

    /// <summary>Folder with a file for each webhook holder, named by its id: the secret that queries to it are signed with. Null: none can be sent.</summary>
    public string? WebhookSecretDirectory { get; init; }

    /// <summary>OpenDSR, both ways.</summary>
    public OpenDsr.OpenDsrOptions OpenDsr { get; init; } = new();

    /// <summary>Folder with a file for each holder that is a database, named by its id: the connection string; and <c>ID.hash-key</c>, what its values are hashed under. Null: none can be asked.</summary>
    public string? SqlHolderDirectory { get; init; }

    /// <summary>The mailbox that requests may reach; null: none is read.</summary>
    public Intake.MailboxOptions? Mailbox { get; init; }

    /// <summary>Days after the last change for which a request that a person began to write is kept.</summary>
    public int DraftDays { get; init; } = 30;

    /// <summary>Whole years after its answer for which the file of a request is kept.</summary>
    public int RetentionYears { get; init; } = 6;

    /// <summary>Days after its closing for which a request is kept that was closed because nobody showed who asked.</summary>
    public int UnconfirmedDays { get; init; } = 365;

    /// <summary>Days after the last change for which content is kept that no answer named.</summary>
    public int UploadDays { get; init; } = 7;

    /// <summary>How many incidents within a day pause a holder; 0: none ever do.</summary>
    public int PauseAfterIncidents { get; init; }

    /// <summary>True: what is due is told by mail once a day.</summary>
    public bool Digests { get; init; }

    /// <summary>Where each of the staff reads mail, by the name they sign in with; the DPO's team has its address in the policy pack.</summary>
    public IReadOnlyDictionary<string, string> StaffAddresses { get; init; } = new Dictionary<string, string>();

    /// <summary>Directory that holds <c>node_modules</c>; null: found beside the executable.</summary>
    public string? NodeModulesRoot { get; init; }

    /// <summary>Address of the portal in mails; null: the policy pack's.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>What every letter's signature reaches; null: <c>B-T</c> with a time authority, else <c>B-B</c>.</summary>
    public SigningLevel? SigningLevel { get; init; }

    /// <summary>File that gives controllers their own seal; null: all seal with <see cref="SigningKeyFile"/>.</summary>
    public string? SealsFile { get; init; }

    /// <summary>Where timestamps come from.</summary>
    public TimeAuthoritySettings? TimeAuthority { get; init; }

    /// <summary>In development without <see cref="TimeAuthority"/>: the key of an authority inside the process, with <see cref="SigningKeyPassword"/>.</summary>
    public string? DevelopmentTimeAuthorityFile { get; init; }
}
