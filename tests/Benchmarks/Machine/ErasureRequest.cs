using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Intake;

namespace RightsRequests.Benchmarks.Machine;

/// <summary>Erasures that concern six data holders.</summary>
internal static class ErasureRequest
{
    // One activity of each of six holders, none of which was disclosed to a recipient.
    private static readonly string[] Activities =
        ["offer-personalisation", "account-creation", "site-cookies", "fraud-prevention", "service-steering", "professional-prospecting"];

    /// <summary>Who is asked about them.</summary>
    public static IReadOnlyList<string> HolderIds { get; } =
        ["crm", "online-account", "audience-measurement", "claims-and-health", "complementary-contracts", "business-relations"];

    public static NewRequest Of(int number) => new(
        Rights: ["erasure"],
        Subject: new($"Prenom{number} Mesure", "1980-05-17", $"personne{number}@example.org", null, null, [new("member-number", $"M{number:0000000}")]),
        Relations: ["member"],
        Scope: new(Activities, null),
        Statement: "Je souhaite que mes données soient effacées.",
        Language: "fr",
        Channel: "api");

    public static async Task<Guid> FileAsync(BenchmarkOffice office, int number, CancellationToken cancel)
    {
        await using var scope = office.Provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IntakeDesk>().FileAsync(Of(number), null, cancel) is Filed filed
            ? filed.Request.Cases[0].Id
            : throw new InvalidOperationException("A request was not filed.");
    }
}
