using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Worklist;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    private static void AddWorklist(IServiceCollection services)
    {
        services.AddScoped(provider => new WorklistDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<IClock>()));
        services.AddScoped(provider => new BulkDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<IClock>()));
        services.AddScoped(provider => new ListExportDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<CaseFinder>(),
            provider.GetRequiredService<WorklistDesk>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<AuditChain>(),
            provider.GetRequiredService<IClock>()));
    }
}
