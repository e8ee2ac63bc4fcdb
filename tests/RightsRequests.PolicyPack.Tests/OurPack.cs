using RightsRequests.Law;
using RightsRequests.PolicyPack;

namespace RightsRequests.PolicyPack.Tests;

public sealed class OurPack
{
    public static readonly string Directory = Find();
    public static readonly Workflow.Policy Policy = PolicyPackReader.Read(Directory).Policy!;

    [Fact]
    public void Reads_without_a_fault_and_warns_only_of_cells_narrower_than_the_law()
    {
        var reading = PolicyPackReader.Read(Directory);

        Assert.Empty(reading.Faults.Where(fault => !fault.Warning).Select(fault => fault.ToString()));
        Assert.NotNull(reading.Policy);
        Assert.All(reading.Faults, fault => Assert.Equal("rights-matrix.yaml", fault.File));
        Assert.Equal(
            LegalAssessment.Compare(reading.Policy.Matrix).Select(cell => $"'{cell.Right.Word()}' does not list '{cell.Basis.Word()}'"),
            reading.Faults.Select(fault => Cell(fault.Message)));
        Assert.All(reading.Faults, fault => Assert.Contains("la loi décide", fault.French, StringComparison.Ordinal));
        // Article 8 grants erasure on three bases; the law has a ground on the other three as well.
        Assert.Equal(3, reading.Faults.Count(fault => fault.Message.Contains("The row 'erasure'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_at_least_forty_activities_each_with_its_own_id()
    {
        var register = Policy.Register;

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
        var register = Policy.Register;

        Assert.Contains(register, entry => entry.Law.Basis == basis && entry.Law.Relations.Contains(Relation.Member) && entry.Controllers.Contains("mgen"));
    }

    [Fact]
    public void Every_activity_has_somebody_to_ask_and_a_sentence_it_comes_from()
    {
        Assert.All(Policy.Register, entry => Assert.NotEmpty(entry.Holders));
        Assert.All(Policy.Register, entry => Assert.Contains('«', entry.Cites));
    }

    private static string Cell(string message)
    {
        const string row = "The row ";
        return message[row.Length..message.IndexOf(", which", StringComparison.Ordinal)];
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
