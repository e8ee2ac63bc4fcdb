using RightsRequests.PolicyPack;
using RightsRequests.Workflow;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>The letterhead of each controller of the policy pack.</summary>
internal static class Letterheads
{
    private static readonly Lazy<Organisation> Organisation = new(() =>
        PolicyPackReader.Read(Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, ".."))).Policy!.Organisation);

    public static IReadOnlyList<string> Controllers => [.. Organisation.Value.Controllers.Select(one => one.Id)];

    public static LetterData Under(this LetterData data, string controller)
    {
        var organisation = Organisation.Value;
        var found = organisation.Controllers.Single(one => one.Id == controller);
        var signatory = organisation.Signatory;
        return data with
        {
            Controller = new(found.Id, found.Name, found.Siren, found.LegalForm.In(data.Language), found.AddressLines),
            Dpo = Block(organisation.Dpo),
            Authority = Block(organisation.Authority),
            Signatory = new(signatory.Name, signatory.Quality.In(data.Language), signatory.Place),
            PortalUrl = organisation.PortalUrl,
        };
    }

    private static ContactBlock Block(Contact contact) => new(contact.Name, contact.AddressLines, contact.Email, contact.Url);
}
