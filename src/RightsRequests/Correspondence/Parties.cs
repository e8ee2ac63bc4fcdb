using RightsRequests.Intake;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Who writes and to whom.</summary>
internal static class Parties
{
    public static ControllerBlock Controller(Policy policy, string id, string language)
    {
        var controller = policy.Controller(id) ?? throw new InvalidOperationException($"The policy pack has no controller {id}.");
        return new(controller.Id, controller.Name, controller.Siren, controller.LegalForm.In(language), controller.AddressLines);
    }

    public static SignatoryBlock Signatory(Policy policy, string language)
    {
        var signatory = policy.Organisation.Signatory;
        return new(signatory.Name, signatory.Quality.In(language), signatory.Place);
    }

    public static ContactBlock Contact(Contact contact) => new(contact.Name, contact.AddressLines, contact.Email, contact.Url);

    public static AddresseeBlock Addressee(LetterMaterial material)
    {
        if (material.Letter.Recipient is { } id)
        {
            var recipient = Recipient(material.Policy, id);
            return new(recipient.Name.In(material.Language), recipient.AddressLines);
        }

        var name = material.Content.Representative?.FullName ?? material.Content.Subject.FullName;
        return new(name, material.Letter.Post ? material.Content.PostalLines() : []);
    }

    public static Recipient Recipient(Policy policy, string id) =>
        policy.Recipient(id) ?? throw new InvalidOperationException($"The policy pack has no recipient {id}.");
}
