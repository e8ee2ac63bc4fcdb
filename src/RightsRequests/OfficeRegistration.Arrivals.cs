using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Intake;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    // What comes by post, by telephone, in files and by mail.
    private static void AddArrivals(IServiceCollection services)
    {
        services.TryAddSingleton<IMalwareScan>(provider => provider.GetRequiredService<OfficeOptions>().Clamd is null
            ? new NoMalwareScan()
            : new Files.ClamdMalwareScan(provider.GetRequiredService<Files.FileScanner>()));
        services.AddScoped<FileStore>();
        services.AddScoped<FileDesk>();
        services.AddScoped<ScanReading>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<MailKeeper>();
        services.AddScoped<MailDesk>();
        services.AddSingleton<MailboxReader>();
        services.AddScoped<DigestDesk>();
        services.AddScoped<PostingReader>();
        services.AddScoped(provider => new PostingDesk(
            provider.GetRequiredService<OfficeDb>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<CaseVault>(),
            provider.GetRequiredService<CaseDesk>(),
            provider.GetRequiredService<PostingReader>(),
            provider.GetRequiredService<LetterPress>(),
            provider.GetRequiredService<IClock>()));
    }
}
