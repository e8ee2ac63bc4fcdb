using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using RightsRequests.Intake;
using RightsRequests.Retention;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    // What is kept no longer, the keys, and how all of it is.
    private static void AddRetention(IServiceCollection services)
    {
        services.AddScoped<Diagnosis.DatabaseDiagnosis>();
        services.AddScoped<Diagnosis.KeyDiagnosis>();
        services.AddScoped<Diagnosis.PackDiagnosis>();
        services.AddSingleton<Diagnosis.ServerDiagnosis>();
        services.AddScoped<OfficeTrail>();
        services.AddScoped<RequestEraser>();
        services.AddScoped<RetentionReader>();
        services.AddScoped<OfficeSweep>();
        services.AddScoped<KeyFit>();
        services.AddScoped<KeyCutter>();
        services.AddScoped(provider => new KeyRotation(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<KeyFile>(),
            provider.GetRequiredService<OfficeTrail>(),
            provider.GetRequiredService<KeyFit>()));
        services.AddScoped(provider => new RetentionDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<RetentionReader>(),
            provider.GetRequiredService<RequestEraser>(),
            provider.GetRequiredService<OfficeSweep>(),
            provider.GetRequiredService<DraftSweep>(),
            provider.GetRequiredService<OfficeTrail>(),
            provider.GetRequiredService<KeyFit>(),
            provider.GetRequiredService<OfficeOptions>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<IClock>()));
    }
}
