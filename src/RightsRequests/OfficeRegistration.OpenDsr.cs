using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.OpenDsr;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    private static void AddOpenDsr(IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<OfficeOptions>().OpenDsr);
        services.AddSingleton<DsrKeyRing>();
        services.AddSingleton<DsrCallbackClient>();
        services.AddSingleton<DsrProcessor>();
        services.AddScoped<DsrDelivery>();
        services.AddScoped(provider => new DsrReports(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<DsrProcessor>(),
            provider.GetRequiredService<HolderDesk>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<PortalLinks>(),
            provider.GetRequiredService<RealTime>()));
        services.AddScoped(provider => new DsrLooker(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<DsrProcessor>(),
            provider.GetRequiredService<DsrReports>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<RealTime>(),
            provider.GetRequiredService<ILogger<DsrLooker>>()));
        services.AddScoped<IEffectExecutor, TellControllerExecutor>();
        services.AddScoped(provider => new DsrDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<KeyedHash>(),
            provider.GetRequiredService<IntakeDesk>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<OpenDsrOptions>(),
            provider.GetRequiredService<IClock>()));
    }
}
