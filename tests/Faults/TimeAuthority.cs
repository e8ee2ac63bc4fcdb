using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Faults;

/// <summary>An RFC 3161 authority over HTTP on <c>openssl ts</c>, a process for each timestamp; it can go away.</summary>
public sealed class TimeAuthority : IAsyncDisposable
{
    private readonly string folder;
    private readonly WebApplication web;
    private readonly SemaphoreSlim one = new(1);
    private int stamped;

    private TimeAuthority(string folder, WebApplication web) => (this.folder, this.web) = (folder, web);

    public Uri Address { get; private set; } = null!;

    public bool IsAway { get; set; }

    public int Stamped => stamped;

    public static async Task<TimeAuthority> StartAsync(string keys, string folder)
    {
        Directory.CreateDirectory(folder);
        var password = (await File.ReadAllTextAsync(Path.Combine(keys, "signing.password"))).Trim();
        var own = X509CertificateLoader.LoadPkcs12CollectionFromFile(Path.Combine(keys, "timestamp.p12"), password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable)
            .Single(certificate => certificate.HasPrivateKey);
        await File.WriteAllTextAsync(Path.Combine(folder, "authority.pem"), own.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(folder, "serial"), "01");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "ts.cnf"),
            $"[tsa]\ndefault_tsa = here\n[here]\nserial = {folder}/serial\ndefault_policy = 1.2.3.4.1\ndigests = sha256\nsigner_digest = sha256\n");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var authority = new TimeAuthority(folder, builder.Build());
        authority.web.MapPost("/", authority.AnswerAsync);
        await authority.web.StartAsync();
        authority.Address = new(authority.web.Urls.Single());
        return authority;
    }

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        if (IsAway)
        {
            return Results.StatusCode(503);
        }

        await one.WaitAsync();
        try
        {
            await using (var query = File.Create(Path.Combine(folder, "query")))
            {
                await request.Body.CopyToAsync(query);
            }

            using var openssl = Process.Start(new ProcessStartInfo(
                "openssl", ["ts", "-reply", "-config", "ts.cnf", "-queryfile", "query", "-signer", "authority.pem", "-inkey", "key.pem", "-out", "reply"])
            { WorkingDirectory = folder, RedirectStandardError = true })!;
            await openssl.StandardError.ReadToEndAsync();
            await openssl.WaitForExitAsync();
            if (openssl.ExitCode != 0)
            {
                return Results.StatusCode(500);
            }

            Interlocked.Increment(ref stamped);
            return Results.Bytes(await File.ReadAllBytesAsync(Path.Combine(folder, "reply")), "application/timestamp-reply");
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        one.Dispose();
    }
}
