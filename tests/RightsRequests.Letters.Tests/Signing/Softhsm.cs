using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>A device in software, with a token of its own.</summary>
public sealed partial class Softhsm : IDisposable
{
    public const string Library = "/usr/lib/softhsm/libsofthsm2.so";
    public const string Token = "letters";
    public const string Pin = "4711";
    private static readonly Pkcs11InteropFactories Factories = new();

    public Softhsm()
    {
        Directory.CreateDirectory(Bench.PathOf("tokens"));
        File.WriteAllText(Bench.PathOf("softhsm2.conf"), $"directories.tokendir = {Bench.PathOf("tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n");

        // The library reads the process's own environment, which .NET keeps a copy of.
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", Bench.PathOf("softhsm2.conf"));
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", Bench.PathOf("softhsm2.conf"), 1));
        Tool.RunOrFail("softhsm2-util", "--init-token", "--free", "--label", Token, "--pin", Pin, "--so-pin", "1234");
    }

    public Workbench Bench { get; } = new();

    /// <summary>Puts a key in and leaves the certificate without it.</summary>
    public X509Certificate2 Import(X509Certificate2 certificate, string label)
    {
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()!;
        var file = Bench.PathOf($"{label}.pem");
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        Tool.RunOrFail("softhsm2-util", "--import", file, "--token", Token, "--label", label, "--id", Convert.ToHexString(RandomNumberGenerator.GetBytes(4)), "--pin", Pin);
        return X509CertificateLoader.LoadCertificate(certificate.RawData);
    }

    /// <summary>Puts the certificate beside its key.</summary>
    public static void Keep(X509Certificate2 certificate, string label)
    {
        var library = Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, Library, AppType.MultiThreaded);
        var slot = library.GetSlotList(SlotsType.WithTokenPresent).First(one => one.GetTokenInfo().Label.Trim() == Token);
        using var session = slot.OpenSession(SessionType.ReadWrite);
        session.CreateObject(
        [
            Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_CERTIFICATE_TYPE, CKC.CKC_X_509),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_TOKEN, true),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_PRIVATE, false),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_SUBJECT, certificate.SubjectName.RawData),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_VALUE, certificate.RawData),
        ]);
    }

    public void Dispose() => Bench.Dispose();

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
