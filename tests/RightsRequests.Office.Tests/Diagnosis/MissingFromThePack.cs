using RightsRequests.Diagnosis;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Diagnosis;

public sealed class MissingFromThePack(OfficeFixture postgres)
{
    [Fact]
    public async Task A_controller_or_holder_taken_out_of_the_pack_is_told_while_open_cases_name_it()
    {
        await using var corresponding = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await corresponding.AskedAsync();
        var office = corresponding.Office;
        var ours = office.Service<Policy>();
        var asked = await office.CaseAsync(id);
        var (controller, holder) = (asked.Controller, asked.Holders[0].Holder);
        var without = ours with
        {
            Holders = [.. ours.Holders.Where(one => one.Id != holder)],
            Organisation = ours.Organisation with { Controllers = [.. ours.Organisation.Controllers.Where(one => one.Id != controller)] },
        };

        Assert.Empty(await FoundAsync(office, ours));
        Assert.Collection(
            await FoundAsync(office, without),
            fault => Assert.StartsWith($"organisation.yaml n'a plus le responsable « {controller} », que nomment des dossiers en cours (1)", fault.Says.Fr, StringComparison.Ordinal),
            fault => Assert.StartsWith($"holders.yaml n'a plus le service « {holder} »", fault.Says.Fr, StringComparison.Ordinal));

        await office.ActAsync(id, TestOffice.Agent, "withdraw");
        Assert.Empty(await FoundAsync(office, without));
    }

    private static Task<IReadOnlyList<Finding>> FoundAsync(TestOffice office, Policy policy) =>
        office.InScopeAsync((OfficeDb db) => new PackDiagnosis(db, policy).RunAsync(default));
}
