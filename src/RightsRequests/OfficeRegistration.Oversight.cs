using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Figures;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    // What the DPO oversees: figures, reports, evidence files, the pack in force.
    private static void AddOversight(IServiceCollection services)
    {
        services.AddScoped<FigureDesk>();
    }
}
