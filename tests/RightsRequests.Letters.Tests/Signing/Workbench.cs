using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>A folder with a development key, and an NSS database in which pdfsig trusts its root.</summary>
public sealed class Workbench : IDisposable
{
    public const string Password = "correct horse";
    private readonly string _folder = Directory.CreateTempSubdirectory("letters-").FullName;

    public Workbench()
    {
        LetterSeal.CreateDevelopmentKey(_folder, Password, Now);
        Seal = LetterSeal.Open(PathOf("signing.p12"), Password);
        Trust.ImportFromPemFile(PathOf("ca.pem"));
        Trusting(PathOf("ca.pem"));
    }

    /// <summary>The judges judge certificates by the real clock.</summary>
    public static Instant Now { get; } = Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds());

    public LetterSeal Seal { get; }

    public X509Certificate2Collection Trust { get; } = [];

    public string NssDatabase => "sql:" + PathOf("nss");

    public string PathOf(string name) => Path.Combine(_folder, name);

    public string Save(byte[] content, string extension = "pdf")
    {
        var path = PathOf($"{Guid.NewGuid():N}.{extension}");
        File.WriteAllBytes(path, content);
        return path;
    }

    public byte[] Sign(byte[] pdf) => Seal.Sign(pdf, Now, "Réponse à votre demande");

    /// <summary>The same document with its cross-references and most objects in streams.</summary>
    public byte[] WithObjectStreams(byte[] pdf)
    {
        var packed = PathOf($"{Guid.NewGuid():N}.pdf");
        Tool.RunOrFail("qpdf", "--object-streams=generate", Save(pdf), packed);
        return File.ReadAllBytes(packed);
    }

    internal string Pdfsig(byte[] pdf) => Tool.Run("pdfsig", "-nssdir", NssDatabase, Save(pdf)).Output;

    internal void Trusting(string certificate)
    {
        MakeDatabase(PathOf("nss"));
        Tool.RunOrFail("certutil", "-A", "-d", NssDatabase, "-n", Path.GetFileName(certificate), "-t", "CT,C,C", "-i", certificate);
    }

    internal static void MakeDatabase(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Tool.RunOrFail("certutil", "-N", "-d", "sql:" + folder, "--empty-password");
        }
    }

    public void Dispose()
    {
        Seal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
