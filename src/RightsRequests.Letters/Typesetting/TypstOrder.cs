using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters;

/// <summary>What a worker is asked to typeset; the names are those that <c>compile.cjs</c> reads.</summary>
internal sealed record TypstOrder(
    string ModulesRoot,
    string WordingRoot,
    string Template,
    string Letter,
    string? Embedded,
    long CreatedAt,
    bool Picture = false);

/// <summary>What a worker gave back: the PDF, in base64 on its way, or the faults; how much memory it holds now, in bytes; where the signature goes; and the picture, where one was asked for instead of the PDF.</summary>
internal sealed record TypstSheet(byte[]? Pdf, IReadOnlyList<TypstFault> Faults, long Memory = 0, SignaturePlace? Signature = null, string? Picture = null);

/// <summary>One diagnostic of Typst. <paramref name="Message"/> may quote the letter's data.</summary>
internal sealed record TypstFault(string File, int Line, string Message);
