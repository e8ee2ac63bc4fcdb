using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    private static void AddPolicy(IServiceCollection services, OfficeOptions options)
    {
    }
}
