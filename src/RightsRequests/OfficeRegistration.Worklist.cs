using Microsoft.Extensions.DependencyInjection;
using NodaTime;
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
    }
}
