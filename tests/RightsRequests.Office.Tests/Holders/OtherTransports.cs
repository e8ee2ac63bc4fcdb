using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Holders;
using RightsRequests.PolicyPack;
using RightsRequests.Tests.Private;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>Our pack with holders that are asked otherwise than over the bus.</summary>
internal static class OtherTransports
{
    public static void AddHolder(this IServiceCollection services, string id, Func<Holder, Holder> change)
    {
        var policy = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;
        services.AddSingleton(policy with { Holders = [.. policy.Holders.Select(holder => holder.Id == id ? change(holder) : holder)] });
    }

    /// <summary>The customer relations' system is asked at an address of its own, signed with this secret.</summary>
    public static void AddWebhook(this IServiceCollection services, Uri url, string secret)
    {
        services.AddHolder("crm", holder => holder with { Transport = Transport.Webhook, Url = url });
        var secrets = Directory.CreateTempSubdirectory("office-webhooks").FullName;
        File.WriteAllText(Path.Combine(secrets, "crm"), secret + "\n");
        var options = (OfficeOptions)services.Last(one => one.ServiceType == typeof(OfficeOptions)).ImplementationInstance!;
        services.AddSingleton(options with { WebhookSecretDirectory = secrets });
    }

    public static Task<T> KeysAsync<T>(this TestOffice office, Func<HolderKeyDesk, Task<T>> ask) => office.InScopeAsync(ask);
}
