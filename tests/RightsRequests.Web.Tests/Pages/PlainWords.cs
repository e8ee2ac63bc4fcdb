using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Web.Portal;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>No page shows a word of the machine.</summary>
public sealed class PlainWords
{
    [Fact]
    public void Every_word_of_the_contract_has_words_for_people()
    {
        Assert.Equal(Vocabulary.All<Right>().Order(), PortalWords.Rights.Keys.Order());
        Assert.Equal(Vocabulary.All<Relation>().Order(), PortalWords.Relations.Keys.Order());
        Assert.Equal(Vocabulary.All<CaseStatus>().Order(), PortalWords.States.Keys.Order());
        Assert.Empty(Vocabulary.All<LetterKind>().Except(PortalWords.Documents.Keys));
    }

    [Fact]
    public void Every_step_of_every_procedure_has_words_for_people()
    {
        var policy = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;

        var steps = policy.Procedures.Values.SelectMany(procedure => procedure.Paths.Values).SelectMany(path => path).Select(step => step.Word);

        Assert.Empty(steps.Distinct().Except(PortalWords.Steps.Keys));
    }
}
