namespace RightsRequests.Web.Console;

/// <summary>The worklist.</summary>
public sealed class CasesModel : ConsolePage;
