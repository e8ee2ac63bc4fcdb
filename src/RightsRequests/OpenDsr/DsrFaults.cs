using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>What is wrong with the settings of OpenDSR, before the first request needs them.</summary>
public static class DsrFaults
{
    /// <summary>The first fault in a sentence; null where all is well.</summary>
    public static string? First(IServiceProvider services)
    {
        var options = services.GetRequiredService<OpenDsrOptions>();
        var keys = services.GetRequiredService<DsrKeyRing>();
        if (options.Controllers.Count > 0 && !keys.IsSet)
        {
            return "RIGHTS__OpenDsr__Domain manque / is missing";
        }

        try
        {
            _ = keys.IsSet ? keys.Key : null;
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }

        var policy = services.GetRequiredService<Policy>();
        foreach (var (id, controller) in options.Controllers)
        {
            if (policy.Register.All(entry => entry.ProcessorFor?.Id != id))
            {
                return $"RIGHTS__OpenDsr__ControllersFile: register.yaml : aucun traitement pour / no activity is processed for: {id}";
            }

            if (controller.Processor is { } processor && policy.Controller(processor) is null)
            {
                return $"RIGHTS__OpenDsr__ControllersFile: organisation.yaml: {processor}";
            }
        }

        return null;
    }
}
