namespace RightsRequests.Letters.Evidence;

/// <summary>A signature or timestamp of the document, and what proves its chains.</summary>
/// <param name="Contents">Its <c>/Contents</c> as it stands in the file, with the zeros that fill the space.</param>
internal sealed record SignatureEvidence(byte[] Contents, ValidationData Data);
