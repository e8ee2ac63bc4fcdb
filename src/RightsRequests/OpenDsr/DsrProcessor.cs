using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using NodaTime;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>Speaks to processors: what they answer is read only where it is signed with the certificate that they publish for their domain.</summary>
internal sealed class DsrProcessor(WebhookClient client, WebhookSecrets secrets, OpenDsrOptions options, RealTime realTime)
{
    private const int LongestAnswer = 1024 * 1024;

    // A certificate replaced is met at the first signature that does not fit; this only bounds how long one taken back is believed.
    private static readonly Duration KnownFor = Duration.FromHours(1);
    private readonly ConcurrentDictionary<Uri, DsrKnown> known = new();

    /// <summary>What the processor can do, and its certificate.</summary>
    /// <param name="root">Address below which it has its own, as in <c>holders.yaml</c>.</param>
    /// <param name="anew">True: it is asked even where it was asked a moment ago.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="DsrUntrustedException">What it publishes cannot be believed.</exception>
    /// <exception cref="WebhookRefusedException">It does not tell.</exception>
    public async Task<DsrKnown> DiscoverAsync(Uri root, bool anew, CancellationToken cancel)
    {
        var now = realTime.Clock.GetCurrentInstant();
        if (!anew && known.TryGetValue(root, out var before) && now - before.At < KnownFor)
        {
            return before;
        }

        var discovery = Read<DsrDiscovery>(await GetAsync(Below(root, "discovery"), cancel));
        if (!Uri.TryCreate(discovery.ProcessorCertificate, UriKind.Absolute, out var place)
            || place.Scheme != root.Scheme || !string.Equals(place.IdnHost, root.IdnHost, StringComparison.OrdinalIgnoreCase) || place.UserInfo.Length > 0)
        {
            throw new DsrUntrustedException("son certificat est à un autre domaine", "its certificate lies at another domain");
        }

        var certificate = Judge(await GetAsync(place, cancel), root.IdnHost, now);
        return known[root] = new(discovery, certificate, now);
    }

    /// <summary>Sends, and reads an answer that is rightly signed.</summary>
    /// <param name="holder">Whose secret is the bearer.</param>
    /// <param name="root">As in <c>holders.yaml</c>.</param>
    /// <param name="method">Of HTTP.</param>
    /// <param name="id">Of the request; null: it is made.</param>
    /// <param name="body">JSON; null: none.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The status of HTTP, and for a success the body.</returns>
    /// <exception cref="DsrUntrustedException">A success that is not signed as it must be.</exception>
    public async Task<(int Status, byte[] Body)> SendAsync(string holder, Uri root, HttpMethod method, Guid? id, byte[]? body, CancellationToken cancel)
    {
        var version = DsrVersion.Of((await DiscoverAsync(root, anew: false, cancel)).Discovery.ApiVersion);
        using var message = new HttpRequestMessage(method, Below(root, id is { } one ? $"{version.Requests}/{one}" : version.Requests));
        message.Headers.Authorization = new("Bearer", Encoding.UTF8.GetString(secrets.Of(holder)));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new("application/json");
        }

        var (status, headers, answer) = await client.ExchangeAsync(message, LongestAnswer, cancel);
        if ((int)status is >= 200 and < 300)
        {
            await VerifyAsync(root, Header(headers, one => one.DomainHeader), Header(headers, one => one.SignatureHeader), answer, cancel);
        }

        return ((int)status, answer);
    }

    /// <summary>Refuses a body that the processor did not sign.</summary>
    /// <param name="root">As in <c>holders.yaml</c>.</param>
    /// <param name="domain">As it says itself.</param>
    /// <param name="signature">As it came.</param>
    /// <param name="body">As it came.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="DsrUntrustedException">It is not its own.</exception>
    public async Task VerifyAsync(Uri root, string? domain, string? signature, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (!string.Equals(domain, root.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            throw new DsrUntrustedException("il se nomme d’un autre domaine", "it names another domain");
        }

        if (Fits(await DiscoverAsync(root, anew: false, cancel)))
        {
            return;
        }

        // Its certificate may have been replaced; forged signatures must not make us ask at each.
        if (known[root].At <= realTime.Clock.GetCurrentInstant() - Duration.FromMinutes(1) && Fits(await DiscoverAsync(root, anew: true, cancel)))
        {
            return;
        }

        throw new DsrUntrustedException("sa signature manque ou ne convient pas ; voir aussi RIGHTS__OpenDsr__Padding", "its signature is missing or wrong; see RIGHTS__OpenDsr__Padding too");

        bool Fits(DsrKnown one) => DsrSignature.Verifies(one.Certificate, body.Span, signature, options.Padding);
    }

    /// <summary>Reads a document of the protocol.</summary>
    /// <exception cref="DsrUntrustedException">It is none.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, DsrJson.Options) ?? throw new DsrUntrustedException("sa réponse est vide", "its answer is empty");
        }
        catch (JsonException)
        {
            throw new DsrUntrustedException("sa réponse n’est pas de ce protocole", "its answer is not of this protocol");
        }
    }

    private async Task<byte[]> GetAsync(Uri url, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        var (status, body) = await client.SendAsync(message, LongestAnswer, cancel);
        return status == HttpStatusCode.OK ? body : throw new WebhookRefusedException((int)status);
    }

    private X509Certificate2 Judge(byte[] pem, string domain, Instant now)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(Encoding.ASCII.GetString(pem));
        }
        catch (CryptographicException)
        {
            all.Clear();
        }

        if (all.Count == 0)
        {
            throw new DsrUntrustedException("il ne publie aucun certificat", "it publishes no certificate");
        }

        if (DsrKey.Fault(all[0], domain, now) is { } fault)
        {
            throw new DsrUntrustedException(fault.Fr, fault.En);
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = now.ToDateTimeUtc();
        // Nothing that a certificate names is fetched: it would lead wherever its maker likes.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ExtraStore.AddRange(all);
        if (options.Trust is { } roots)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return chain.Build(all[0]) ? all[0] : throw new DsrUntrustedException("son certificat ne vient d’aucune autorité admise : RIGHTS__OpenDsr__Trust", "its certificate is issued by nobody that we trust: RIGHTS__OpenDsr__Trust");
    }

    private static string? Header(HttpResponseHeaders headers, Func<DsrVersion, string> name) =>
        new[] { DsrVersion.Two, DsrVersion.One }
            .Select(version => headers.TryGetValues(name(version), out var values) ? values.First() : null)
            .FirstOrDefault(value => value is not null);

    private static Uri Below(Uri root, string path) => new($"{root.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");
}

/// <summary>What is known of a processor.</summary>
/// <param name="Certificate">Judged when it was fetched.</param>
/// <param name="At">When it was asked.</param>
internal sealed record DsrKnown(DsrDiscovery Discovery, X509Certificate2 Certificate, Instant At);

/// <summary>What came from a processor cannot be believed.</summary>
/// <param name="fr">Why, in French. Quotes nothing of what came.</param>
/// <param name="en">The same in English.</param>
internal sealed class DsrUntrustedException(string fr, string en) : Exception($"The processor cannot be believed: {en}.")
{
    public BilingualText Why { get; } = new(fr, en);
}
