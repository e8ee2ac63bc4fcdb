using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class LettersOfAnotherPack
{
    [Fact]
    public void Where_no_activity_of_the_register_is_secret_no_letter_speaks_of_the_authority()
    {
        var material = Materials.Of(Right.Access, LetterKind.Response, activities: ["newsletter"]);
        var policy = material.Policy with { Register = [.. material.Policy.Register.Where(entry => !entry.Law.MoneyLaunderingSecrecy)] };

        Assert.False(LetterComposer.Compose(material with { Policy = policy }).IndirectAccessThroughAuthority);
    }

    [Fact]
    public void The_number_is_called_as_the_organisation_calls_it()
    {
        var material = Materials.Of(Right.Erasure, LetterKind.RecipientNotice, activities: ["newsletter"]);
        material = material with { Letter = material.Letter with { Recipient = "mailing-house" } };
        var policy = material.Policy with { Organisation = material.Policy.Organisation with { MemberNumber = new(new("numéro de carte", "card number"), null) } };

        Assert.Equal(["numéro de carte QZ99887766"], LetterComposer.Compose(material with { Policy = policy }).SubjectIdentifiers);
    }
}
