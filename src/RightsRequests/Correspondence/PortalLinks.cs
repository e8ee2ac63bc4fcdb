using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Addresses of the portal; never with a code or a name in them.</summary>
public sealed class PortalLinks(OfficeOptions options, Policy policy)
{
    private string Root => (options.PublicUrl?.ToString() ?? policy.Organisation.PortalUrl).TrimEnd('/');

    public string Tracking(string language) => language == "en" ? $"{Root}/en/suivi" : $"{Root}/suivi";

    public string Case(Guid caseId) => $"{Root}/console/cases/{caseId}";
}
