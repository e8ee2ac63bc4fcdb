using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Absences;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
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
        services.AddScoped<StandIns>();
        services.AddScoped(provider => new AbsenceDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<StandIns>(),
            provider.GetRequiredService<AuditChain>(),
            provider.GetRequiredService<IMailer>(),
            provider.GetRequiredService<MailTexts>(),
            provider.GetRequiredService<PortalLinks>(),
            provider.GetRequiredService<OfficeOptions>(),
            provider.GetRequiredService<IClock>(),
            provider.GetRequiredService<ILogger<AbsenceDesk>>()));
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
