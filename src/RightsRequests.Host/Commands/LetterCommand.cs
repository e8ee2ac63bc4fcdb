using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters;

namespace RightsRequests.Host.Commands;

/// <summary><c>letter verify</c> and <c>letter preview</c>.</summary>
internal static class LetterCommand
{
    public static Command Create() => new("letter", "Les lettres. / Letters.") { Verify(), LetterPreviewCommand.Create() };

    private static Command Verify()
    {
        var file = new Argument<string>("FILE.pdf");
        var trust = new Option<string>("--trust") { Description = "Certificats racine de confiance (PEM). / Trusted root certificates (PEM)." };
        var json = new Option<bool>("--json");
        var command = new Command("verify", "Vérifie la signature d'un PDF. / Verifies the signature of a PDF.") { file, trust, json };
        command.SetAction(parsed =>
        {
            var found = LetterVerifier.Verify(Read(parsed.GetValue(file)!), Trust(parsed.GetValue(trust)));
            if (parsed.GetValue(json))
            {
                Output.Json(found);
            }
            else
            {
                foreach (var line in VerdictText.Of(found))
                {
                    Console.WriteLine(line);
                }
            }

            return found.Valid ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    internal static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"fichier illisible / the file cannot be read: {path}");
        }
    }

    internal static X509Certificate2Collection? Trust(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            return certificates.Count > 0 ? certificates : throw new CryptographicException("None.");
        }
        catch (Exception error) when (error is IOException or CryptographicException)
        {
            throw new WrongUseException($"--trust: pas un fichier de certificats PEM / not a file of PEM certificates: {path}");
        }
    }
}
