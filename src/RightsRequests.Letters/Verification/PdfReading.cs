using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace RightsRequests.Letters.Verification;

/// <summary>Opens a PDF that may be anything.</summary>
internal static class PdfReading
{
    public static PdfDocument? Open(ReadOnlyMemory<byte> pdf, int deepestObject, out string? reason)
    {
        try
        {
            var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = true, MaxStackDepth = deepestObject });
            if (!document.IsEncrypted)
            {
                reason = null;
                return document;
            }

            document.Dispose();
            reason = "The file is encrypted; take the encryption off by asking its author for a copy without.";
        }
        catch (PdfDocumentEncryptedException)
        {
            reason = "The file is encrypted and needs a password.";
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // A reader of damaged files fails in many ways, and none is a fault of ours.
            reason = "The file is damaged and cannot be read as a PDF.";
        }

        return null;
    }
}
