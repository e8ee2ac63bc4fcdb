using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace RightsRequests.Letters.Signing;

/// <summary>Signs in a device through PKCS#11. One session, opened when first needed and again after a failure.</summary>
internal sealed class Pkcs11HashSigner(Pkcs11Key key) : IHashSigner
{
    private static readonly Pkcs11InteropFactories Factories = new();

    // A library is initialised once a process; closing it would end the sessions of every other seal in the same device.
    private static readonly ConcurrentDictionary<string, IPkcs11Library> Libraries = new();
    private readonly Lock _one = new();

    // The wrapper asks for a name that only development packages bring; the library itself is part of every system.
    static Pkcs11HashSigner() => NativeLibrary.SetDllImportResolver(
        typeof(Pkcs11InteropFactories).Assembly,
        (name, assembly, path) => name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var found) ? found : IntPtr.Zero);

    private ISession? _session;
    private IObjectHandle? _private;

    public byte[] Sign(byte[] digest, HashAlgorithmName algorithm) => InSession(session =>
    {
        var type = session.GetAttributeValue(_private, [CKA.CKA_KEY_TYPE])[0].GetValueAsUlong();
        var rsa = type == (ulong)CKK.CKK_RSA;
        using var mechanism = Factories.MechanismFactory.Create(rsa ? CKM.CKM_RSA_PKCS : CKM.CKM_ECDSA);
        return session.Sign(mechanism, _private, rsa ? [.. DigestInfo(algorithm), .. digest] : digest);
    });

    /// <summary>The certificate of the key; null when the device keeps none.</summary>
    public X509Certificate2? Certificate() => InSession(session =>
        Find(session, CKO.CKO_CERTIFICATE) is [var found, ..]
            ? X509CertificateLoader.LoadCertificate(session.GetAttributeValue(found, [CKA.CKA_VALUE])[0].GetValueAsByteArray())
            : null);

    public void Dispose()
    {
        lock (_one)
        {
            Close();
        }
    }

    private T InSession<T>(Func<ISession, T> what)
    {
        lock (_one)
        {
            try
            {
                return what(_session ??= Open());
            }
            catch (Exception failed) when (failed is Pkcs11Exception or UnmanagedException)
            {
                Close();
                throw failed is Pkcs11Exception { RV: CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_LOCKED or CKR.CKR_PIN_LEN_RANGE }
                    ? new CryptographicException($"The PIN of the token {key.Token} is wrong or locked.")
                    : new LetterWaitsException(LetterWaitsException.SigningService, $"The token {key.Token} does not answer.", failed);
            }
        }
    }

    private ISession Open()
    {
        var library = Libraries.GetOrAdd(key.Library, path => Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, path, AppType.MultiThreaded));
        var slot = library.GetSlotList(SlotsType.WithTokenPresent).FirstOrDefault(one => one.GetTokenInfo().Label.Trim() == key.Token)
            ?? throw new LetterWaitsException(LetterWaitsException.SigningService, $"There is no token {key.Token} in the device.");
        var session = slot.OpenSession(SessionType.ReadOnly);
        try
        {
            session.Login(CKU.CKU_USER, key.Pin);
        }
        catch (Pkcs11Exception login) when (login.RV == CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            // The login is the whole process's: another seal of the same token came first.
        }

        _private = Find(session, CKO.CKO_PRIVATE_KEY) is [var only]
            ? only
            : throw new CryptographicException($"The token {key.Token} must hold exactly one private key {key.Label}.");
        return session;
    }

    private List<IObjectHandle> Find(ISession session, CKO kind) => session.FindAllObjects(
    [
        Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, kind),
        Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, key.Label),
    ]);

    private void Close()
    {
        _session?.Dispose();
        (_session, _private) = (null, null);
    }

    // AlgorithmIdentifier and OCTET STRING head of PKCS#1 v1.5 (RFC 8017, 9.2, note 1).
    private static byte[] DigestInfo(HashAlgorithmName algorithm) => algorithm.Name switch
    {
        "SHA256" => Convert.FromHexString("3031300D060960864801650304020105000420"),
        "SHA384" => Convert.FromHexString("3041300D060960864801650304020205000430"),
        _ => throw new CryptographicException("Signatures rest on SHA-256 or SHA-384."),
    };
}
