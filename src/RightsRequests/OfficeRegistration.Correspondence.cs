using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Delivery;
using RightsRequests.Files;
using RightsRequests.Holders;
using RightsRequests.Identity;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    private static void AddCorrespondence(IServiceCollection services, OfficeOptions options)
    {
        services.AddSingleton(_ => new LetterPress(PressOptions(options)));
        services.AddSingleton(_ => LetterSeal.Open(options.SigningKeyFile, options.SigningKeyPassword));
        services.TryAddSingleton(provider => Seals(options, provider));
        services.TryAddSingleton(provider => Signer(options, provider.GetRequiredService<RealTime>()));
        // The policy names the faults of its mails when it is read.
        services.TryAddSingleton(_ => new MailTexts(MailTemplates.Read(options.WorkflowsDirectory, [])));
        services.AddSingleton<PortalLinks>();
        services.AddScoped<DevelopmentOutbox>();
        if (options is { SmtpUri: null, Development: true })
        {
            services.TryAddScoped<IMailer>(provider => provider.GetRequiredService<DevelopmentOutbox>());
        }
        else
        {
            // serve refuses to start without a server; a command that mails nothing needs none.
            services.TryAddSingleton<IMailer, SmtpMailer>();
        }

        services.AddScoped<AnsweredRecords>();
        services.AddScoped<AnsweredFiles>();
        services.AddScoped<MaterialReader>();
        services.AddScoped(provider => new RecordDesk(
            provider.GetRequiredService<OfficeDb>(), provider.GetRequiredService<CaseVault>(), provider.GetRequiredService<AnsweredRecords>()));
        services.AddScoped(provider => new LetterReviewDesk(
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<MaterialReader>(),
            provider.GetRequiredService<LetterPress>(),
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<Policy>()));
        services.AddScoped<LetterRegister>();
        services.AddScoped<LetterDrafts>();
        services.AddScoped(provider => new VerificationDesk(provider.GetRequiredService<OfficeDb>(), options.TimeAuthority?.Trust));
        services.AddScoped(provider => new LetterRenewal(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<LetterSigner>(),
            provider.GetRequiredService<LetterRegister>(),
            provider.GetRequiredService<CaseDesk>()));
        services.AddScoped(provider => new LetterPreview(provider.GetRequiredService<OfficeDb>(), provider.GetRequiredService<MaterialReader>()));
        services.AddScoped<IEffectExecutor, TypesetExecutor>();
        services.AddScoped<IEffectExecutor, SignExecutor>();
        services.AddScoped<IEffectExecutor, SendExecutor>();
        services.AddScoped<IEffectExecutor, TellStaffExecutor>();
        services.AddScoped<IEffectExecutor, RemindSubjectExecutor>();
        services.AddScoped<IEffectExecutor, TellSubjectExecutor>();
    }

    private static void AddHoldersAndDelivery(IServiceCollection services)
    {
        services.AddScoped<FoundIdentifiers>();
        services.AddScoped<QueryComposer>();
        services.AddScoped<IEffectExecutor, AskHolderExecutor>();
        services.AddScoped<HolderKeyDesk>();
        services.AddScoped<QueryShelf>();
        services.AddSingleton(services => new WebhookSecrets(services.GetRequiredService<OfficeOptions>().WebhookSecretDirectory));
        services.AddSingleton<HolderRests>();
        services.AddSingleton(_ => new WebhookClient());
        services.AddScoped<WebhookDelivery>();
        services.AddSingleton(provider => new SqlSecrets(provider.GetRequiredService<OfficeOptions>().SqlHolderDirectory));
        services.AddSingleton<SqlAnswerer>();
        services.AddScoped<SqlDelivery>();
        services.AddScoped<ContentStore>();
        services.AddScoped<UploadSweep>();
        services.AddScoped<PauseMail>();
        services.AddScoped(provider => new HolderTrustDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<Retention.OfficeTrail>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<OfficeOptions>(),
            provider.GetRequiredService<NodaTime.IClock>(),
            provider.GetRequiredService<Microsoft.Extensions.Logging.ILogger<HolderTrustDesk>>()));
        services.AddScoped(provider => new ContentDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<ContentStore>(),
            provider.GetRequiredService<FileScanner>(),
            provider.GetRequiredService<HolderDesk>()));
        services.AddScoped<PersonInvitations>();
        services.AddScoped<PersonMail>();
        services.AddScoped<PersonFiles>();
        services.AddScoped(provider => new PersonDesk(
            provider.GetRequiredService<PersonInvitations>(),
            provider.GetRequiredService<PersonMail>(),
            provider.GetRequiredService<PersonFiles>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<HolderDesk>(),
            provider.GetRequiredService<QueryComposer>(),
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<Policy>()));
        services.AddScoped<AskedQueries>();
        services.AddScoped(provider => new HolderDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<AskedQueries>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<ContentStore>(),
            provider.GetRequiredService<HolderTrustDesk>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<IClock>()));
        services.AddScoped<IncidentDesk>();
        services.AddScoped<IEffectExecutor, ReplayMessageExecutor>();
        services.AddScoped<RequestKeyhole>();
        services.AddScoped<StatusReader>();
        services.AddScoped<SubjectSessions>();
        services.AddScoped(provider => new StatusDesk(
            provider.GetRequiredService<RequestKeyhole>(),
            provider.GetRequiredService<StatusReader>(),
            provider.GetRequiredService<SubjectSessions>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<IMailer>(),
            provider.GetRequiredService<MailTexts>(),
            provider.GetRequiredService<SubjectAccess>(),
            provider.GetRequiredService<ReceiptPrinter>(),
            provider.GetRequiredService<CaseDesk>()));
        services.AddScoped<SubjectAccess>();
        services.AddScoped<ReceiptPrinter>();
        services.AddScoped(provider => new SubjectDesk(
            provider.GetRequiredService<SubjectAccess>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<OfficeDb>()));
        services.TryAddSingleton(provider => new FileScanner(provider.GetRequiredService<OfficeOptions>().Clamd));
        services.AddScoped(provider => new EvidenceDesk(
            provider.GetRequiredService<SubjectAccess>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<KeyMaker>(),
            provider.GetRequiredService<FileScanner>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<NodaTime.IClock>()));
    }

    private static SealRing Seals(OfficeOptions options, IServiceProvider provider) => new(
        provider.GetRequiredService<LetterSeal>(),
        options.SealsFile is null
            ? null
            : SealFile.Read(
                options.SealsFile,
                provider.GetRequiredService<Policy>().Organisation.Controllers.Select(controller => controller.Id).ToHashSet(),
                provider.GetRequiredService<RealTime>().Clock.GetCurrentInstant()));

    private static LetterSigner Signer(OfficeOptions options, RealTime realTime)
    {
        var authority = options switch
        {
            { TimeAuthority: { } settings } => LetterSigner.TimeAuthority(settings),
            { Development: true, DevelopmentTimeAuthorityFile: { } file } => LetterSigner.DevelopmentTimeAuthority(file, options.SigningKeyPassword, realTime.Clock),
            _ => null,
        };
        return new(options.SigningLevel ?? (authority is null ? SigningLevel.Basic : SigningLevel.Timestamped), realTime.Clock, authority, options.TimeAuthority?.Trust);
    }

    private static LetterPressOptions PressOptions(OfficeOptions options)
    {
        var wording = Path.GetFullPath(Path.Combine(options.WorkflowsDirectory, "letters"));
        if (options.NodeModulesRoot is not { } root)
        {
            return LetterPressOptions.Find(wording);
        }

        var inside = Path.Combine(root, "node_modules");
        return new(Directory.Exists(inside) ? inside : root, wording);
    }
}
