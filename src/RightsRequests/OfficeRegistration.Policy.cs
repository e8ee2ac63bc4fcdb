using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.PolicyPack;

namespace RightsRequests;

public static partial class OfficeRegistration
{
    private static void AddPolicy(IServiceCollection services, OfficeOptions options)
    {
        services.TryAddSingleton(_ =>
        {
            var reading = PolicyPackReader.Read(options.WorkflowsDirectory);
            var faults = reading.Faults.Concat(MailCheck.Run(options.WorkflowsDirectory)).Where(fault => !fault.Warning).ToList();
            return reading.Policy is { } policy && faults.Count == 0 ? policy : throw new InvalidOperationException(
                $"The policy pack has faults:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        });
        services.TryAddSingleton<ProcedureParser>(_ => (right, text) => PinnedProcedure.Read(right, text).Procedure
            ?? throw new InvalidOperationException($"The stored procedure of {right} can no longer be read."));
    }
}
