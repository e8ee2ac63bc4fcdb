using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Web.Tests.Api.OpenDsr;

/// <summary>A processor made by hand, which signs and says what the test wants.</summary>
internal sealed class DsrCounterpart : IAsyncDisposable
{
    private readonly WebApplication app;

    private DsrCounterpart(WebApplication app) => this.app = app;

    public Uri Root { get; private set; } = null!;
    public required X509Certificate2 Certificate { get; set; }

    /// <summary>What signs; the certificate's own key where null.</summary>
    public X509Certificate2? SignedBy { get; set; }
    public RSASignaturePadding Padding { get; set; } = RSASignaturePadding.Pss;
    public bool Signs { get; set; } = true;
    public string Domain { get; set; } = "localhost";
    public string Headers { get; set; } = "X-OpenDSR";
    public string Version { get; set; } = "2.0";
    public string CertificateAt { get; set; } = "";
    public string Status { get; set; } = "pending";
    public string[] Types { get; set; } = ["access", "erasure"];
    public string Format { get; set; } = "raw";
    public int Answers { get; set; } = 201;

    /// <summary>Method, path, bearer and body of each.</summary>
    public ConcurrentQueue<(string Method, string Path, string Bearer, string Body)> Came { get; } = new();

    public static async Task<DsrCounterpart> StartAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var one = new DsrCounterpart(builder.Build()) { Certificate = certificate };
        one.app.MapGet("/dsr/discovery", () => Results.Json(one.Discovery()));
        one.app.MapGet("/dsr/cert.pem", () => Results.Text(one.Certificate.ExportCertificatePem()));
        one.app.MapFallback(one.AnswerAsync);
        await one.app.StartAsync();
        one.Root = new($"http://localhost:{new Uri(one.app.Urls.Single()).Port}/dsr/");
        one.CertificateAt = $"{one.Root}cert.pem";
        return one;
    }

    public string Sign(byte[] body)
    {
        using var key = (SignedBy ?? Certificate).GetRSAPrivateKey()!;
        return Convert.ToBase64String(key.SignData(body, HashAlgorithmName.SHA256, Padding));
    }

    public HttpRequestMessage Callback(string id, string status, string url)
    {
        var body = Encoding.UTF8.GetBytes(Told(id, status, url).ToJsonString());
        var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.Add($"{Headers}-Processor-Domain", Domain);
        if (Signs)
        {
            message.Headers.Add($"{Headers}-Signature", Sign(body));
        }

        return message;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private JsonObject Discovery() => new()
    {
        ["api_version"] = Version,
        ["supported_identities"] = new JsonArray(new JsonObject { ["identity_type"] = "email", ["identity_format"] = Format }),
        ["supported_subject_request_types"] = new JsonArray([.. Types.Select(one => (JsonNode)one)]),
        ["processor_certificate"] = CertificateAt,
    };

    private static JsonObject Told(string id, string status, string? url) => new()
    {
        ["controller_id"] = "mgen",
        ["expected_completion_time"] = "2026-05-01T00:00:00Z",
        ["subject_request_id"] = id,
        ["request_status"] = status,
        ["status_callback_url"] = url,
        ["results_url"] = "https://processeur.example.org/resultats/7",
        ["results_count"] = 3,
    };

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        Came.Enqueue((http.Request.Method, http.Request.Path.Value!, http.Request.Headers.Authorization.ToString(), text));
        var id = text.Length > 0 ? JsonNode.Parse(text)!.Text("subject_request_id") : http.Request.Path.Value!.Split('/')[^1];
        var (status, document) = http.Request.Method switch
        {
            "POST" => (Answers, new JsonObject { ["controller_id"] = "mgen", ["subject_request_id"] = id, ["encoded_request"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) }),
            "DELETE" => (202, new JsonObject { ["subject_request_id"] = id }),
            _ => (200, Told(id, Status, url: null)),
        };
        var body = Encoding.UTF8.GetBytes(document.ToJsonString());
        http.Response.StatusCode = status;
        http.Response.Headers[$"{Headers}-Processor-Domain"] = Domain;
        if (Signs)
        {
            http.Response.Headers[$"{Headers}-Signature"] = Sign(body);
        }

        await http.Response.Body.WriteAsync(body);
    }
}
