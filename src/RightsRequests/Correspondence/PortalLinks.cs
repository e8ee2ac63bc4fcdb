using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Addresses of the portal; never with a code or a name in them.</summary>
public sealed class PortalLinks(OfficeOptions options, Policy policy)
{
    private string Root => (options.PublicUrl?.ToString() ?? policy.Organisation.PortalUrl).TrimEnd('/');

    /// <summary>At the door of the controller that is asked, where it has one of its own look.</summary>
    public string Tracking(string language, string controller) =>
        $"{Root}{(policy.Controller(controller)?.Portal is null ? "" : $"/organisme/{controller}")}{(language == "en" ? "/en" : "")}/suivi";

    /// <summary>Where a request begun before is gone on with.</summary>
    public string Resuming(string language) => language == "en" ? $"{Root}/en/demande/reprendre" : $"{Root}/demande/reprendre";

    /// <summary>Where a person who holds data enters the code of a mail.</summary>
    public string HolderTask(string language) => language == "en" ? $"{Root}/en/detenteur" : $"{Root}/detenteur";

    /// <summary>Where anyone verifies a letter; with its reference and code, which tell nothing of the person.</summary>
    public string Verification(string language, string reference, byte[] proof) =>
        $"{Root}{(language == "en" ? "/en" : "")}/verifier?r={reference}&c={Convert.ToHexStringLower(proof)}";

    /// <summary>Where processors call back over OpenDSR.</summary>
    public string DsrCallbacks => $"{Root}/opendsr/callbacks";

    public string Console => $"{Root}/console";

    public string Case(Guid caseId) => $"{Root}/console/cases/{caseId}";
}
