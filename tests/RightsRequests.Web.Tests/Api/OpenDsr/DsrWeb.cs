using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Holders;
using RightsRequests.OpenDsr;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Tests.Api.OpenDsr;

/// <summary>Our web as the processor of a made-up controller, for whom it sends the newsletter.</summary>
internal static class DsrWeb
{
    public const string Controller = "fesp";

    public static Task<RunningWeb> StartProcessorAsync(this WebFixture fixture, DsrAuthority authority, DsrPadding padding = DsrPadding.Pss, bool privateCallbacks = true, bool workers = true) =>
        fixture.StartAsync(more: services =>
        {
            services.AddSingleton(Pack(fixture.Policy));
            services.AddSingleton(Options(authority, padding, privateCallbacks));
            if (workers)
            {
                services.AddOfficeWorkers();
            }
        });

    public static OpenDsrOptions Options(DsrAuthority authority, DsrPadding padding = DsrPadding.Pss, bool privateCallbacks = true)
    {
        using var certificate = authority.Issue();
        return new()
        {
            Domain = "localhost",
            KeyFile = DsrAuthority.Pkcs12(certificate),
            KeyPassword = "test",
            Padding = padding,
            Controllers = new Dictionary<string, DsrController> { [Controller] = new(["localhost", "rappels.example.org"]) },
            PrivateCallbacks = privateCallbacks,
        };
    }

    private static Policy Pack(Policy policy)
    {
        var controller = policy.Register.SelectMany(entry => entry.Recipients).First(one => one.Id == Controller);
        return policy with { Register = [.. policy.Register.Select(entry => entry.Id == "newsletter" ? entry with { ProcessorFor = controller } : entry)] };
    }

    /// <summary>The controller, with its key; the descriptions of ours say nothing of this protocol.</summary>
    public static async Task<HttpClient> ControllerAsync(this RunningWeb web)
    {
        var key = (await web.InScopeAsync((HolderKeyDesk desk) => desk.AddAsync($"opendsr/{Controller}", default)))!.Secret;
        var client = new HttpClient { BaseAddress = new($"http://localhost:{web.Address.Port}/opendsr/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    public static JsonObject Request(string type = "erasure", string? id = null, string email = "zephyrine.quillfeather@example.org", params string[] callbacks) => new()
    {
        ["regulation"] = "gdpr",
        ["subject_request_id"] = id ?? Guid.NewGuid().ToString(),
        ["subject_request_type"] = type,
        ["subject_identities"] = new JsonArray(
            new JsonObject { ["identity_type"] = "email", ["identity_value"] = email, ["identity_format"] = "raw" },
            new JsonObject { ["identity_type"] = "roku_publisher_id", ["identity_value"] = "ab12", ["identity_format"] = "md5" }),
        ["submitted_time"] = "2026-04-01T07:00:00Z",
        ["api_version"] = "2.0",
        ["status_callback_urls"] = new JsonArray([.. callbacks.Select(url => (JsonNode)url)]),
        ["extensions"] = new JsonObject { ["other.example.org"] = new JsonObject { ["property"] = 12 } },
    };

    public static Task<HttpResponseMessage> SendAsync(this HttpClient controller, JsonNode request, string path = "requests") =>
        controller.PostAsync(path, new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>The certificate that discovery names.</summary>
    public static async Task<X509Certificate2> CertificateAsync(this HttpClient controller)
    {
        var discovery = JsonNode.Parse(await controller.GetStringAsync("discovery"))!;
        return X509Certificate2.CreateFromPem(await controller.GetStringAsync(discovery.Text("processor_certificate")));
    }

    public static string? Header(this HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.Single() : null;
}
