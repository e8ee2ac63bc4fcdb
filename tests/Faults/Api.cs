using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace RightsRequests.Faults;

/// <summary>The web as an outsider uses it, while it may be away at any moment.</summary>
public sealed class Api(Uri address, string? user = null, params string[] roles) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };

    public void Dispose() => http.Dispose();

    /// <summary>Null where nobody answered, or only that it cannot now.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)?> SendAsync(HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        try
        {
            if (user is not null && http.DefaultRequestHeaders.Authorization is null)
            {
                using var token = await http.PostAsJsonAsync("/dev/token", new { user, roles });
                token.EnsureSuccessStatusCode();
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                    "Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
            }

            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (idempotencyKey is not null)
            {
                request.Headers.Add("Idempotency-Key", idempotencyKey);
            }

            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                http.DefaultRequestHeaders.Authorization = null;
            }

            return (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests
                ? null
                : (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            return null;
        }
    }
}
