namespace RightsRequests.Letters;

/// <summary>A file inside a PDF.</summary>
/// <param name="Name">As the PDF names it.</param>
/// <param name="Size">In bytes, unpacked; null when it cannot be read.</param>
/// <param name="UnderSignature">True when its bytes are among those signed.</param>
public sealed record EmbeddedData(string Name, long? Size, bool UnderSignature);
