using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>A foreign authority on this machine: <c>openssl ts -reply</c>, a process for each timestamp.</summary>
internal sealed class OpensslAuthority : ITimeAuthority
{
    private readonly string folder;

    public OpensslAuthority(string folder, string keyFile, string password)
    {
        this.folder = folder;
        var own = X509CertificateLoader.LoadPkcs12CollectionFromFile(keyFile, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable).Single(one => one.HasPrivateKey);
        File.WriteAllText(At("authority.pem"), own.ExportCertificatePem());
        File.WriteAllText(At("key.pem"), own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(At("ts.cnf"), $"[tsa]\ndefault_tsa = here\n[here]\ndefault_policy = 1.2.3.4.1\ndigests = sha256\nsigner_digest = sha256\n");
    }

    public async Task<Rfc3161TimestampToken> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        var asked = Rfc3161TimestampRequest.CreateFromHash(sha256, HashAlgorithmName.SHA256, requestSignerCertificates: true);
        var name = Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(At($"{name}.serial"), "01", cancel);
        var config = At($"{name}.cnf");
        await File.WriteAllTextAsync(config, await File.ReadAllTextAsync(At("ts.cnf"), cancel) + $"serial = {At($"{name}.serial")}\n", cancel);
        await File.WriteAllBytesAsync(At($"{name}.query"), asked.Encode(), cancel);
        var start = new ProcessStartInfo("openssl", ["ts", "-reply", "-config", config, "-queryfile", At($"{name}.query"), "-signer", At("authority.pem"), "-inkey", At("key.pem"), "-out", At(name)]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? asked.ProcessResponse(await File.ReadAllBytesAsync(At(name), cancel), out _)
            : throw new InvalidOperationException($"openssl ts: {said}");
    }

    private string At(string name) => Path.Combine(folder, name);
}
