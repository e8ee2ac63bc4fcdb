using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.EvidenceFiles;
using RightsRequests.Figures;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Versions;
using RightsRequests.Workflow;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    // What the DPO oversees: figures, reports, evidence files, the pack in force.
    private static void AddOversight(IServiceCollection services)
    {
        services.AddScoped<FigureDesk>();
        services.AddSingleton<OfficeStateReader>();
        services.AddScoped(provider => new ReportDesk(
            provider.GetRequiredService<FigureDesk>(),
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<LetterPress>()));
        services.AddSingleton<PolicyWitness>();
        services.AddScoped<PackDesk>();
        services.AddScoped<WordingDesk>();
        services.AddScoped<Samples.SampleDesk>();
        services.AddScoped(provider => new EvidenceFileDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<AuditVerifier>(),
            provider.GetRequiredService<PolicyWitness>(),
            provider.GetRequiredService<IClock>()));
        services.AddScoped(provider => new VersionDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<ProcedureArchive>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<Policy>(),
            provider.GetRequiredService<PolicyWitness>()));
    }
}
