using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests;

/// <summary>Composes the office.</summary>
public static partial class OfficeRegistration
{
    /// <summary>Adds the office's doors. The policy pack is read when first needed; a pack with faults then throws.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services, OfficeOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(new RealTime(SystemClock.Instance));
        AddPolicy(services, options);
        AddStorage(services, options);
        AddCasework(services);
        AddWorklist(services);
        AddIntake(services);
        AddCorrespondence(services, options);
        AddHoldersAndDelivery(services);
        AddOpenDsr(services);
        AddOversight(services);
        AddRetention(services);
        services.AddSingleton<AuditChain>();
        services.AddScoped<AuditVerifier>();
        return services;
    }

    /// <summary>Adds the workers: effects, timers, the last days of suspended cases, the renewal of letters' proofs, the mailbox, the end of drafts, the daily digests, and what is kept no longer.</summary>
    public static IServiceCollection AddOfficeWorkers(this IServiceCollection services)
    {
        services.AddHostedService<EffectWorker>();
        services.AddHostedService<TimerWorker>();
        services.AddHostedService<SuspendedLimitWorker>();
        services.AddHostedService<OpenDsr.DsrWorker>();
        services.AddHostedService<Correspondence.RenewalWorker>();
        services.AddHostedService<MailboxWorker>();
        services.AddHostedService<DraftWorker>();
        services.AddHostedService<Correspondence.DigestWorker>();
        services.AddHostedService<Versions.PolicyWitnessWorker>();
        services.AddHostedService<Retention.RetentionWorker>();
        services.AddHostedService<Holders.PauseMailWorker>();
        services.AddHostedService<Figures.SealGauge>();
        return services;
    }

    /// <summary>Adds what operators see of the office in the metrics of this process.</summary>
    /// <param name="services">Of the process.</param>
    /// <param name="roles">What it serves: <c>web</c>, <c>worker</c>.</param>
    public static IServiceCollection AddOfficeGauges(this IServiceCollection services, params IReadOnlyList<string> roles) =>
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Figures.GaugeWorker>(provider, roles));

    private static void AddStorage(IServiceCollection services, OfficeOptions options)
    {
        services.AddSingleton(_ => OfficeDb.Source(options.ConnectionString));
        services.AddDbContextPool<OfficeDb>((provider, db) => OfficeDb.Configure(db, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<ClockWatch>();
        services.AddSingleton(_ => KeyFile.Open(options.KeyEncryptionKeyFile));
        services.AddSingleton(provider => new ContentCipher(provider.GetRequiredService<KeyFile>()));
        services.AddSingleton<CaseStates>();
        services.AddSingleton(provider => new KeyedHash(provider.GetRequiredService<KeyFile>()));
        services.TryAddSingleton(provider => new OfficeClock(
            provider.GetRequiredService<RealTime>().Clock,
            provider.GetRequiredService<NpgsqlDataSource>(),
            options.Development));
        services.TryAddSingleton<IClock>(provider => provider.GetRequiredService<OfficeClock>());
        services.AddScoped<CaseVault>();
        services.AddScoped<KeyMaker>();
        services.AddScoped<Migrator>();
    }

    private static void AddCasework(IServiceCollection services)
    {
        services.AddSingleton<KeptProcedures>();
        services.AddScoped<ProcedureArchive>();
        services.AddScoped<CaseWriter>();
        services.AddScoped<CaseLock>();
        services.AddScoped<EffectInHand>();
        services.AddScoped<CaseGroup>();
        services.AddScoped<CaseMover>();
        services.AddSingleton<MovesTogether>();
        services.AddScoped<CaseReader>();
        services.AddScoped<CaseFinder>();
        services.AddScoped<TwinNaming>();
        services.AddScoped<EffectQueue>();
        services.AddScoped<EffectRunner>();
        services.AddScoped<EffectExecution>();
        services.AddScoped<TimerRunner>();
        services.AddScoped<TimerFiring>();
        services.AddScoped<SuspendedLimits>();
        services.AddScoped(provider => new CaseDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<CaseMover>(),
            provider.GetRequiredService<CaseReader>(),
            provider.GetRequiredService<CaseFinder>(),
            provider.GetRequiredService<TwinNaming>(),
            provider.GetRequiredService<Absences.StandIns>()));
        services.AddScoped<IEffectExecutor, TellRelatedExecutor>();
    }

    private static void AddIntake(IServiceCollection services)
    {
        services.AddSingleton<RequestValidation>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<RelatedCases>();
        services.AddScoped<DirectivesRegister>();
        services.AddScoped<CaseOpener>();
        services.AddScoped<FilingGround>();
        services.AddScoped<FilingGroup>();
        services.AddSingleton<FilingsTogether>();
        services.AddScoped<IdempotentAnswers>();
        services.AddScoped(provider => new IntakeDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<CaseOpener>(),
            provider.GetRequiredService<FilingGroup>(),
            provider.GetRequiredService<FilingsTogether>(),
            provider.GetRequiredService<RequestValidation>(),
            provider.GetRequiredService<SearchIndex>(),
            provider.GetRequiredService<IdempotentAnswers>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<IClock>()));
        services.AddScoped(provider => new DraftDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<KeyMaker>(),
            provider.GetRequiredService<KeyedHash>(),
            provider.GetRequiredService<IntakeDesk>(),
            provider.GetRequiredService<IdempotentAnswers>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<OfficeOptions>(),
            provider.GetRequiredService<IClock>()));
        services.AddScoped<DraftSweep>();
        services.AddScoped<DraftMail>();
        AddArrivals(services);
    }
}
