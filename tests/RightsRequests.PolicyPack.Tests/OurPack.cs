using RightsRequests.Law;
using RightsRequests.PolicyPack;

namespace RightsRequests.PolicyPack.Tests;

public sealed class OurPack
{
    public static readonly string Directory = Find();

    [Fact]
    public void Reads_without_a_fault_and_warns_only_of_cells_narrower_than_the_law()
    {
        var reading = PolicyPackReader.Read(Directory);

        Assert.Empty(reading.Faults.Where(fault => !fault.Warning).Select(fault => fault.ToString()));
        Assert.NotNull(reading.Policy);
        Assert.All(reading.Faults, fault => Assert.Equal("rights-matrix.yaml", fault.File));
        Assert.NotEmpty(reading.Faults);
    }

    [Fact]
    public void Names_at_least_forty_activities_each_with_its_own_id()
    {
        var register = PolicyPackReader.Read(Directory).Policy!.Register;

        Assert.True(register.Count >= 40);
        Assert.Equal(register.Count, register.Select(entry => entry.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(LegalBasis.Consent)]
    [InlineData(LegalBasis.Contract)]
    [InlineData(LegalBasis.LegalObligation)]
    [InlineData(LegalBasis.LegitimateInterests)]
    public void A_member_has_an_activity_on_every_common_basis(LegalBasis basis)
    {
        var register = PolicyPackReader.Read(Directory).Policy!.Register;

        Assert.Contains(register, entry => entry.Law.Basis == basis && entry.Law.Relations.Contains(Relation.Member) && entry.Controllers.Contains("mgen"));
    }

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !System.IO.Directory.Exists(Path.Combine(directory.FullName, "workflows")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory!.FullName, "workflows");
    }
}
