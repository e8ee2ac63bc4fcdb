using RightsRequests.Law;

namespace RightsRequests.Files;

/// <summary>Judges a file by its content: a PDF, a JPEG or a PNG that is nothing else besides.</summary>
public static class FileJudge
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    private static readonly BilingualText Empty = new("Ce fichier est vide. Choisissez-en un autre.", "This file is empty. Choose another one.");
    private static readonly BilingualText TooLarge = new("Ce fichier dépasse 10 Mo. Réduisez-le, ou envoyez une photo plus légère.", "This file is larger than 10 MB. Make it smaller, or send a lighter photograph.");
    private static readonly BilingualText OtherKind = new("Ce fichier n’est ni un PDF, ni une image JPEG, ni une image PNG. Enregistrez-le sous l’une de ces formes, puis envoyez-le de nouveau.", "This file is not a PDF, a JPEG picture or a PNG picture. Save it in one of these forms, then send it again.");
    private static readonly BilingualText Broken = new("Ce fichier est abîmé : nous ne pouvons pas le lire. Photographiez ou numérisez de nouveau le document.", "This file is damaged: we cannot read it. Photograph or scan the document again.");
    private static readonly BilingualText Hiding = new("Ce fichier contient autre chose qu’un document ou une image. Photographiez ou numérisez de nouveau le document.", "This file contains something other than a document or a picture. Photograph or scan the document again.");
    private static readonly BilingualText Locked = new("Ce PDF est protégé par un mot de passe. Envoyez-le sans mot de passe.", "This PDF is protected by a password. Send it without one.");

    /// <summary>Judges what was sent.</summary>
    public static FileJudgement Judge(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Length switch
        {
            0 => new FileRefused(Empty),
            > LargestFile => new FileRefused(TooLarge),
            _ when JpegFile.Is(file) => Picture("image/jpeg", JpegFile.Read(file), file),
            _ when PngFile.Is(file) => Picture("image/png", PngFile.Read(file), file),
            _ when PdfFile.Is(file) => PdfFile.Read(file) switch
            {
                PdfReading.Fine => new FileTaken("application/pdf", file),
                PdfReading.Locked => new FileRefused(Locked),
                PdfReading.Hiding => new FileRefused(Hiding),
                _ => new FileRefused(Broken),
            },
            _ => new FileRefused(OtherKind),
        };
    }

    private static FileJudgement Picture(string contentType, PictureReading? reading, byte[] file) =>
        reading is not { } picture ? new FileRefused(Broken)
        : ForeignContent.In(file.AsSpan(picture.End)) ? new FileRefused(Hiding)
        : new FileTaken(contentType, picture.Clean);
}

/// <summary>A picture as it is kept, and where it ended in what was sent.</summary>
internal sealed record PictureReading(byte[] Clean, int End);
