using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>An answer of the API.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body);

/// <summary>The API as an outsider uses it.</summary>
public sealed class ApiClient(HttpClient http)
{
    public async Task<ApiAnswer> GetAsync(string path) => await ReadAsync(await http.GetAsync(path));

    public async Task<ApiAnswer> PostAsync(string path, object body) => await ReadAsync(await http.PostAsJsonAsync(path, body));

    public async Task<byte[]> BytesAsync(string path) => await http.GetByteArrayAsync(path);

    public HttpClient Http => http;

    private static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new ApiAnswer(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
