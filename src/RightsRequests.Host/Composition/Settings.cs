using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using RightsRequests.Bus;
using RightsRequests.Holders;
using RightsRequests.Host.Commands;
using RightsRequests.Intake;
using RightsRequests.Web;

namespace RightsRequests.Host.Composition;

/// <summary>Settings from <c>RIGHTS__*</c> in the environment.</summary>
internal sealed class Settings(IConfiguration configuration)
{
    public const string InMemoryBroker = "in-memory";

    public const string Help = """
        Réglages (variables d'environnement) / settings (environment variables):
          RIGHTS__ConnectionString     PostgreSQL
          RIGHTS__Broker               amqps://user:password@host:port | amqp://… (loopback) | in-memory
          RIGHTS__BrokerTrust          autorités du certificat de RabbitMQ (PEM ; défaut : celles de la machine) / authorities of RabbitMQ's certificate (PEM; default: the machine's)
          RIGHTS__BrokerCertificate, RIGHTS__BrokerCertificatePassword   notre certificat, si RabbitMQ en demande un (PKCS#12) / our certificate, where RabbitMQ wants one (PKCS#12)
          RIGHTS__SameMachine          conteneurs de cette machine, sans TLS : postgres,rabbitmq / containers on this machine, without TLS
          RIGHTS__KeyDirectory         clés / keys (default: keys); see `keys`
          RIGHTS__SigningKeyFile       PKCS#12 (default: KeyDirectory/signing.p12)
          RIGHTS__SigningKeyPassword   (default: KeyDirectory/signing.password)
          RIGHTS__SealsFile            le cachet de chaque responsable (JSON) / the seal of each controller (JSON)
          RIGHTS__SignatureLevel       B-B | B-T | B-LT | B-LTA (default: B-T avec un tiers horodateur / with a time authority, else B-B)
          RIGHTS__TimeAuthority__Url   horodatage RFC 3161 / RFC 3161 timestamps (development default: built in)
          RIGHTS__TimeAuthority__Trust     ses racines (PEM) / its roots (PEM)
          RIGHTS__TimeAuthority__User, RIGHTS__TimeAuthority__Password, RIGHTS__TimeAuthority__Policy
          RIGHTS__WorkflowsDirectory   dossier de règles / policy pack (default: workflows)
          RIGHTS__NodeModulesRoot      dossier de node_modules / folder of node_modules
          RIGHTS__SmtpUri              smtp://user:password@host:587
          RIGHTS__Clamd                antivirus des fichiers reçus / virus scanner of files sent in: tcp://127.0.0.1:3310
          RIGHTS__WebhookSecrets       dossier des secrets des détenteurs webhook, un fichier par détenteur / folder of the secrets of webhook holders, a file named by each id
          RIGHTS__OpenDsr__Domain      domaine de notre certificat OpenDSR / domain of our OpenDSR certificate
          RIGHTS__OpenDsr__KeyFile, RIGHTS__OpenDsr__KeyPasswordFile   PKCS#12, RSA
          RIGHTS__OpenDsr__Padding     pss (default) | pkcs1
          RIGHTS__OpenDsr__ControllersFile   pour qui nous traitons (JSON) / for whom we process (JSON)
          RIGHTS__OpenDsr__Trust       racines des sous-traitants (PEM) / roots of processors (PEM) (default: system)
          RIGHTS__OpenDsr__PrivateCallbacks  true | false : rappels vers des réseaux privés / callbacks into private networks (default: false)
          RIGHTS__SqlHolders           dossier des bases détentrices : ID (chaîne de connexion), ID.hash-key / folder of the databases that hold data: ID (connection string), ID.hash-key
          RIGHTS__Imap__Host, RIGHTS__Imap__Port, RIGHTS__Imap__User, RIGHTS__Imap__Password   boîte des demandes / mailbox of requests
          RIGHTS__Imap__Security       tls (default) | starttls | none (loopback)
          RIGHTS__Imap__Folder, RIGHTS__Imap__DoneFolder, RIGHTS__Imap__EverySeconds   INBOX ; dossier des messages gardés / folder of messages kept ; 60
          RIGHTS__DraftDays            jours pendant lesquels une demande commencée est gardée / days for which a request begun is kept (default: 30)
          RIGHTS__RetentionYears       années pendant lesquelles un dossier est gardé après la réponse / years for which a file is kept after its answer (default: 6)
          RIGHTS__UnconfirmedDays      jours pendant lesquels une demande close sans identification est gardée / days for which a request is kept that was closed without identification (default: 365)
          RIGHTS__UploadDays           jours pendant lesquels un envoi qu'aucune réponse ne nomme est gardé / days for which content is kept that no answer names (default: 7)
          RIGHTS__PauseAfterIncidents  incidents en 24 heures après lesquels un détenteur n'est plus interrogé ; 0 : jamais / incidents within 24 hours after which a holder is asked nothing more; 0: never (default: 5, development: 0)
          RIGHTS__Digests              true | false : chaque jour, ce qui est à faire, par courriel / every day, what is due, by mail (default: true, development: false)
          RIGHTS__Staff__NAME          adresse d'un agent : ses dossiers / address of one of the staff: their cases
          RIGHTS__PublicUrl            adresse publique / public address
          RIGHTS__Embed__Origins       sites qui affichent le formulaire dans une page / sites that show the form in a frame: https://www.example.org,https://…
          RIGHTS__Oidc__Authority      fournisseur OpenID Connect / OpenID Connect provider
          RIGHTS__Oidc__Audience       (default: rights-requests)
          RIGHTS__Oidc__ClientId       console (default: audience)
          RIGHTS__Oidc__ClientSecret   console (default: PKCE)
          RIGHTS__Members__Authority, RIGHTS__Members__ClientId, RIGHTS__Members__ClientSecret   connexion facultative des adhérents au formulaire (OpenID Connect, FranceConnect) / optional sign-in of members to the form
          RIGHTS__Members__Name        son nom sur le lien / its name on the link
          RIGHTS__Members__Scopes      (default: openid profile email)
          RIGHTS__Members__AcrValues   niveau demandé / level asked for: eidas1
          RIGHTS__Members__NumberClaim attribut du numéro d'adhérent / claim of the member number
          RIGHTS__Development          true: /dev/*, jamais en production / never in Production
          RIGHTS__PeopleFile           personnes inventées / made-up people (development)
          RIGHTS__DemoHolders          demo-holders.dll: joue les détenteurs sans RabbitMQ / plays the holders without a broker (development)
          RIGHTS__DemoHoldersState     dossier de leurs changements / folder of their changes
          RIGHTS__DemoHoldersExcept    détenteurs non joués / holders not played: ID,ID
        """;

    private readonly IConfigurationSection section = configuration.GetSection("RIGHTS");

    public bool Development => string.Equals(section["Development"], "true", StringComparison.OrdinalIgnoreCase);

    public string Pack => PackOf(section);

    public string? NodeModulesRoot => section["NodeModulesRoot"];

    public string? SqlHolders => section["SqlHolders"];

    public string Broker => Required("Broker");

    /// <exception cref="WrongUseException">It is none, or a certificate cannot be read.</exception>
    public BrokerAddress BrokerAddress() => BrokerSettings.Read(section);

    public WebhookSecrets WebhookSecrets => new(section["WebhookSecrets"]);

    public static Settings FromEnvironment() => new(new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Takes settings that are empty out of this process's environment: a line left blank in a file of settings is one that is not set. A password may be empty.</summary>
    public static void ForgetEmpty()
    {
        foreach (System.Collections.DictionaryEntry one in Environment.GetEnvironmentVariables())
        {
            if (one is { Key: string name, Value: "" } && name.StartsWith("RIGHTS__", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("Password", StringComparison.OrdinalIgnoreCase))
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }

    public OfficeOptions Office()
    {
        var keys = Keys();
        return new()
        {
            ConnectionString = Required("ConnectionString"),
            WorkflowsDirectory = Pack,
            KeyEncryptionKeyFile = keys.ContentKey,
            SigningKeyFile = section["SigningKeyFile"] ?? keys.SigningKey,
            SigningKeyPassword = section["SigningKeyPassword"] ?? keys.SigningPassword(),
            SealsFile = section["SealsFile"],
            SigningLevel = SealSettings.Level(section["SignatureLevel"]),
            TimeAuthority = SealSettings.TimeAuthority(section.GetSection("TimeAuthority")),
            DevelopmentTimeAuthorityFile = Development && File.Exists(keys.TimeAuthorityKey) ? keys.TimeAuthorityKey : null,
            Development = Development,
            SmtpUri = Address("SmtpUri"),
            NodeModulesRoot = NodeModulesRoot,
            PublicUrl = Address("PublicUrl"),
            Clamd = Address("Clamd"),
            WebhookSecretDirectory = section["WebhookSecrets"],
            OpenDsr = OpenDsrSettings.Read(section.GetSection("OpenDsr")),
            SqlHolderDirectory = SqlHolders,
            Mailbox = Mailbox(),
            DraftDays = Math.Max(1, section.GetValue("DraftDays", 30)),
            RetentionYears = Math.Max(1, section.GetValue("RetentionYears", 6)),
            UnconfirmedDays = Math.Max(1, section.GetValue("UnconfirmedDays", 365)),
            UploadDays = Math.Max(1, section.GetValue("UploadDays", 7)),
            PauseAfterIncidents = section.GetValue("PauseAfterIncidents", Development ? 0 : 5),
            Digests = section.GetValue("Digests", !Development),
            StaffAddresses = section.GetSection("Staff").GetChildren().Where(one => one.Value is { Length: > 0 }).ToDictionary(one => one.Key, one => one.Value!),
        };
    }

    private MailboxOptions? Mailbox()
    {
        var imap = section.GetSection("Imap");
        if (imap["Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        var security = imap["Security"] ?? "tls";
        return new(
            host,
            imap.GetValue("Port", security == "tls" ? 993 : 143),
            imap["User"] ?? throw new WrongUseException($"RIGHTS__Imap__User {SettingWords.Missing}"),
            imap["Password"] ?? throw new WrongUseException($"RIGHTS__Imap__Password {SettingWords.Missing}"),
            security is "tls" or "starttls" or "none" ? security : throw new WrongUseException($"RIGHTS__Imap__Security : {SettingWords.UnknownValue}: tls | starttls | none"),
            imap["Folder"] ?? "INBOX",
            imap["DoneFolder"],
            imap.GetValue("EverySeconds", 60));
    }

    /// <summary>Who plays the holders where there is no broker: in development only.</summary>
    public InMemoryHolders InMemoryHolders() => new(
        Development ? section["DemoHolders"] : null,
        section["PeopleFile"],
        section["DemoHoldersState"],
        (section["DemoHoldersExcept"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));

    public WebOptions Web()
    {
        var keys = Keys();
        return new()
        {
            Development = Development,
            TokenKeyFile = keys.TokenKey,
            PeopleFile = section["PeopleFile"],
            OidcAuthority = section["Oidc:Authority"],
            OidcAudience = section["Oidc:Audience"] ?? "rights-requests",
            OidcClientId = section["Oidc:ClientId"],
            OidcClientSecret = section["Oidc:ClientSecret"],
            FormKeyDirectory = keys.FormKeys,
            Members = MemberSettings.Read(section.GetSection("Members")),
            EmbedOrigins = EmbedSettings.Origins(section["Embed:Origins"]),
        };
    }

    /// <exception cref="WrongUseException">Development endpoints were asked for in production.</exception>
    public void RefuseDevelopmentIn(IHostEnvironment environment)
    {
        if (Development && environment.IsProduction())
        {
            throw new WrongUseException("RIGHTS__Development=true est refusé en production / is refused in Production: DOTNET_ENVIRONMENT=Development");
        }
    }

    /// <summary>The folder of the policy pack; where the setting is empty, the same as where it is not set.</summary>
    public static string PackOf(IConfigurationSection section) => section["WorkflowsDirectory"] is { Length: > 0 } named ? named : PackDirectory.Find();

    private KeyFolder Keys() => new(KeyFolder.Named(section["KeyDirectory"]));

    private Uri? Address(string name) => section[name] is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new WrongUseException($"RIGHTS__{name} : pas une adresse / not an address");

    private string Required(string name) => section[name] is { Length: > 0 } value
        ? value
        : throw new WrongUseException($"RIGHTS__{name} {SettingWords.Missing}");
}
