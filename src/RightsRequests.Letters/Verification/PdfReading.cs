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
            reason = "Le fichier est chiffré ; demandez à son auteur une copie qui ne l’est pas. / The file is encrypted; take the encryption off by asking its author for a copy without.";
        }
        catch (PdfDocumentEncryptedException)
        {
            reason = "Le fichier est chiffré et demande un mot de passe. / The file is encrypted and needs a password.";
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // A reader of damaged files fails in many ways, and none is a fault of ours.
            reason = "Le fichier est abîmé et ne se lit pas comme un PDF. / The file is damaged and cannot be read as a PDF.";
        }

        return null;
    }
}
