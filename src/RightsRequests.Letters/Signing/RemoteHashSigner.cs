using System.Formats.Asn1;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RightsRequests.Letters.Signing;

/// <summary>Signs at a service: an authorisation for this digest, then the signature (CSC API v2, 11.6 and 11.10).</summary>
/// <param name="key">Where, and with which credential.</param>
/// <param name="fieldBytes">Bytes of r and of s; 0 for RSA.</param>
internal sealed class RemoteHashSigner(RemoteKey key, int fieldBytes, HttpClient http) : IHashSigner
{
    private const int LargestAnswer = 64 * 1024;
    private const string RsaWithDigest = "1.2.840.113549.1.1.1";

    public byte[] Sign(byte[] digest, HashAlgorithmName algorithm)
    {
        var digestAlgorithm = algorithm == HashAlgorithmName.SHA384 ? "2.16.840.1.101.3.4.2.2" : "2.16.840.1.101.3.4.2.1";
        var encoded = Convert.ToBase64String(digest);
        var permission = Ask("credentials/authorize", new JsonObject
        {
            ["credentialID"] = key.Credential,
            ["numSignatures"] = 1,
            ["hashes"] = new JsonArray(encoded),
            ["hashAlgorithmOID"] = digestAlgorithm,
            ["authData"] = key.Pin is null ? null : new JsonArray(new JsonObject { ["id"] = "PIN", ["value"] = key.Pin }),
        });
        var answer = Ask("signatures/signHash", new JsonObject
        {
            ["credentialID"] = key.Credential,
            ["SAD"] = Text(permission, "SAD"),
            ["hashes"] = new JsonArray(encoded),
            ["hashAlgorithmOID"] = digestAlgorithm,
            ["signAlgo"] = fieldBytes == 0 ? RsaWithDigest : algorithm == HashAlgorithmName.SHA384 ? "1.2.840.10045.4.3.3" : "1.2.840.10045.4.3.2",
        });
        return answer["signatures"] is JsonArray { Count: 1 } signatures && signatures[0] is JsonValue value && value.TryGetValue<string>(out var text) && Decode(text) is { } signature
            ? SideBySide(signature)
            : throw Away("gives no signature");
    }

    public void Dispose() => http.Dispose();

    private JsonObject Ask(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(key.Url.ToString().TrimEnd('/') + "/" + path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Token);

        // The signature of a CMS is computed in one go: the thread of this effect waits, for seconds at most.
        var answer = Task.Run(() => BoundedHttp.SendAsync(http, request, LargestAnswer, CancellationToken.None)).GetAwaiter().GetResult() ?? throw Away("does not answer, or refuses");
        try
        {
            return JsonNode.Parse(answer) as JsonObject ?? throw Away("answers something else");
        }
        catch (JsonException garbled)
        {
            throw Away("answers something else", garbled);
        }
    }

    // Services give ECDSA either as in certificates (two integers in DER) or side by side.
    private byte[] SideBySide(byte[] signature)
    {
        if (fieldBytes == 0 || signature.Length == 2 * fieldBytes)
        {
            return signature;
        }

        try
        {
            var pair = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
            return [.. Field(pair), .. Field(pair)];
        }
        catch (AsnContentException garbled)
        {
            throw Away("gives no signature", garbled);
        }
    }

    private byte[] Field(AsnReader pair)
    {
        var number = pair.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true);
        return number.Length <= fieldBytes ? [.. new byte[fieldBytes - number.Length], .. number] : throw Away("gives a signature of another key");
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static string Text(JsonObject from, string name) =>
        from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Away("gives no authorisation");

    private static LetterWaitsException Away(string what, Exception? because = null) =>
        new(LetterWaitsException.SigningService, $"The signing service {what}.", because);
}
