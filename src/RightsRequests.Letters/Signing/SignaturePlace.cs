namespace RightsRequests.Letters.Signing;

/// <summary>Where the letterhead placed the signatory's block: in points from the top left corner of the page (the first is 1).</summary>
internal sealed record SignaturePlace(int Page, double X, double Y, double Width, double Height);
