namespace RightsRequests.Web.Portal;

/// <summary>The portal's first page.</summary>
public sealed class IndexModel : PortalPage;
